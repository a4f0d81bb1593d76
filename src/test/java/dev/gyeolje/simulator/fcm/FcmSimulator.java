package dev.gyeolje.simulator.fcm;

import com.sun.net.httpserver.HttpServer;
import dev.gyeolje.simulator.http.HttpCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A running simulator of Firebase Cloud Messaging; the package documentation lists its features.
 */
public final class FcmSimulator implements AutoCloseable {

  /**
   * A public key in the form that browsers require for a web push certificate. The private key was
   * deleted, because the simulator encrypts nothing with the public one.
   */
  public static final String VAPID_KEY =
      "BJQ43EjZTdH_5wRv7RUw2u397jAs0kxJW5tDprkemPDygppXWnf7SN5lhsWeEWXrAbO0hmO_9MALHEFPKgKDkOQ";

  private static final Pattern SEND = Pattern.compile("/v1/projects/([^/]+)/messages:send");

  private final Devices devices = new Devices();
  private final Console console = new Console(devices);
  private final ExecutorService executor;
  private final HttpServer server;

  private FcmSimulator(int port) throws IOException {
    // Explicit address, because getLoopbackAddress() is IPv6 on some machines.
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    var thread = "fcm-simulator-" + server.getAddress().getPort() + "-";
    var threads = new AtomicInteger();
    executor =
        Executors.newCachedThreadPool(work -> new Thread(work, thread + threads.incrementAndGet()));
    server.setExecutor(executor);
    var sdk = new WebSdk(devices, origin());
    serve("/v1/projects/", this::send);
    serve("/sdk/", sdk::serve);
    serve("/", this::console);
    server.start();
  }

  /**
   * Starts on 127.0.0.1.
   *
   * @param port the port; 0 for any free port
   * @throws IOException if the port is in use
   */
  public static FcmSimulator start(int port) throws IOException {
    return new FcmSimulator(port);
  }

  /**
   * Returns {@code http://localhost:PORT}; the console is at its root, the web SDK below {@link
   * #sdkUrl}.
   */
  public URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Returns the base URL of the web SDK's scripts, without a trailing slash. */
  public String sdkUrl() {
    return origin() + "/sdk";
  }

  /** Registers a device without a browser and returns its installation id. */
  public String register() {
    return registered(FcmTarget.newFid());
  }

  /** Registers a device of the older kind and returns its registration token. */
  public String registerToken() {
    return registered(FcmTarget.newToken());
  }

  private String registered(FcmTarget target) {
    devices.register(target, "Device without a browser");
    return target.value();
  }

  /** Makes all further sends to the target fail with UNREGISTERED. */
  public void unregister(String target) {
    devices.unregister(target);
  }

  /** Returns all delivered messages, oldest first. */
  public List<SentMessage> messages() {
    return devices.messages();
  }

  /** Returns the messages delivered to this device, oldest first. */
  public List<SentMessage> messagesTo(String target) {
    return devices.messagesTo(target);
  }

  /**
   * Returns the number of sends to the target, regardless of their outcome and including dry runs.
   */
  public int sendsTo(String target) {
    return devices.sendsTo(target);
  }

  /** Applies the fault to the next send to any target. */
  public void arm(FcmFault fault) {
    arm(fault, 1);
  }

  /**
   * Applies the fault to the next {@code sends} sends to any target. A retry by the client counts.
   */
  public void arm(FcmFault fault, int sends) {
    devices.arm(new Devices.Armed(null, fault, sends));
  }

  /**
   * Applies the fault to the next {@code sends} sends to the target, before any fault for all
   * targets.
   */
  public void armFor(String target, FcmFault fault, int sends) {
    devices.arm(new Devices.Armed(target, fault, sends));
  }

  /** Deletes devices, messages and armed faults. */
  public void reset() {
    devices.reset();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(String path, HttpCall.Work work) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            work.on(new HttpCall(exchange));
          }
        });
  }

  private void send(HttpCall call) throws IOException {
    var path = SEND.matcher(call.path());
    var body = call.body();
    if (!path.matches() || !call.route().startsWith("POST ")) {
      answer(call, FcmReply.html(404, "Error 404 (Not Found)"));
    } else if (!call.header("Authorization").matches("Bearer \\S+")) {
      answer(call, FcmFault.Unauthenticated.reply());
    } else {
      try {
        send(call, Send.read(path.group(1), body));
      } catch (Send.Rejected rejected) {
        answer(call, rejected.reply);
      }
    }
  }

  private void send(HttpCall call, Send send) throws IOException {
    Supplier<FcmReply> normally = () -> delivered(send);
    var fault = devices.nextFault(send.target().value());
    var reply = fault.isPresent() ? fault.get().instead(normally).orElse(null) : normally.get();
    if (reply == null) {
      call.drop();
    } else {
      answer(call, reply);
    }
  }

  private FcmReply delivered(Send send) {
    if (!devices.reachable(send.target())) {
      return FcmFault.Unregistered.reply();
    }
    if (send.dryRun()) {
      return FcmReply.accepted("projects/" + send.project() + "/messages/fake_message_id");
    }
    var message = send.sent(Instant.now());
    devices.deliver(message);
    return FcmReply.accepted(message.name());
  }

  private static void answer(HttpCall call, FcmReply reply) throws IOException {
    reply.headers().forEach(call::with);
    call.send(reply.status(), reply.contentType(), reply.body());
  }

  private void console(HttpCall call) throws IOException {
    switch (call.route()) {
      case "GET /" -> call.html(console.page());
      case "POST /unregister" -> {
        unregister(call.form().getOrDefault("target", ""));
        call.seeOther("/");
      }
      case "POST /devices" -> {
        register();
        call.seeOther("/");
      }
      case "POST /arm" -> {
        arm(call);
        call.seeOther("/");
      }
      case "POST /disarm" -> {
        devices.disarm();
        call.seeOther("/");
      }
      default -> call.empty(404);
    }
  }

  private void arm(HttpCall call) throws IOException {
    var form = call.form();
    var fault = Console.FAULTS.get(form.getOrDefault("fault", ""));
    var target = form.getOrDefault("target", "");
    if (fault != null) {
      devices.arm(new Devices.Armed(target.isEmpty() ? null : target, fault, 1));
    }
  }
}
