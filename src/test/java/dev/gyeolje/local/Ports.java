package dev.gyeolje.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ten ports of one local shop, all on the loopback address. */
public record Ports(
    int shop,
    int toss,
    int fcm,
    int signIn,
    int pubsub,
    int pubsubConsole,
    int postgres,
    int serverAdmin,
    int mail,
    int mailConsole) {

  static final int COUNT = 10;

  /** One UDP socket for each port number that this JVM has reserved. */
  private static final List<DatagramSocket> RESERVED = new ArrayList<>();

  /** Returns consecutive ports, so that developers need to remember only the first. */
  static Ports from(int first) {
    return new Ports(
        first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7,
        first + 8, first + 9);
  }

  /** Returns ports that are free now. No other test JVM receives them while this one runs. */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<Integer> n = new ArrayList<>();
      while (n.size() < COUNT) {
        // All sockets stay open until the last is found, or the system could return one twice.
        ServerSocket next = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(next);
        if (reserve(next.getLocalPort())) n.add(next.getLocalPort());
      }
      return new Ports(
          n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), n.get(7), n.get(8),
          n.get(9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /**
   * Reserves the number against other test JVMs while the TCP port is unused: before a server
   * starts, and after one was killed. UDP port numbers are separate from TCP's, and no part of the
   * shop uses UDP.
   */
  private static synchronized boolean reserve(int port) throws SocketException {
    try {
      RESERVED.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  /**
   * Throws {@link CannotStartException} if any of the ports is in use. The message names each such
   * port and its purpose.
   */
  void requireFree() {
    List<String> busy = new ArrayList<>();
    byPurpose()
        .forEach(
            (purpose, port) -> {
              if (isBusy(port)) {
                busy.add(port + " (" + purpose + ")");
              }
            });
    if (!busy.isEmpty()) {
      throw new CannotStartException(
          "%s %s in use by another program: stop it, or choose other ports, for example -Dport=%d."
              .formatted(
                  (busy.size() == 1 ? "Port " : "Ports ") + String.join(", ", busy),
                  busy.size() == 1 ? "is" : "are",
                  shop < 60000 ? shop + 1000 : 18080));
    }
  }

  private Map<String, Integer> byPurpose() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("the shop", shop);
    ports.put("Toss simulator", toss);
    ports.put("FCM simulator", fcm);
    ports.put("sign-in simulator", signIn);
    ports.put("Pub/Sub simulator", pubsub);
    ports.put("console of the Pub/Sub simulator", pubsubConsole);
    ports.put("PostgreSQL", postgres);
    ports.put("server administration", serverAdmin);
    ports.put("mail simulator", mail);
    ports.put("console of the mail simulator", mailConsole);
    return ports;
  }

  private static boolean isBusy(int port) {
    return !canBind("127.0.0.1", port) || answers("::1", port);
  }

  private static boolean canBind(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Browsers try localhost at ::1 first, so another program that listens there would receive the
   * shop's requests.
   */
  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
