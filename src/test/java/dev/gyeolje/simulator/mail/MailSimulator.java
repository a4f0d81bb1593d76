package dev.gyeolje.simulator.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.gyeolje.simulator.http.HttpCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accepts mails for any address by SMTP and shows them on a page. */
public final class MailSimulator implements AutoCloseable {

  private final GreenMail mail;
  private final HttpServer console;

  private MailSimulator(GreenMail mail, HttpServer console) {
    this.mail = mail;
    this.console = console;
  }

  /** Starts the simulator on the loopback address. */
  public static MailSimulator start(int smtpPort, int consolePort) throws IOException {
    var mail =
        new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mail.start();
    var console =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), consolePort), 0);
    var simulator = new MailSimulator(mail, console);
    console.createContext(
        "/",
        exchange -> {
          try (exchange) {
            new HttpCall(exchange).html(simulator.page());
          }
        });
    console.start();
    return simulator;
  }

  /** Returns the SMTP port. */
  public int port() {
    return mail.getSmtp().getPort();
  }

  /** Returns the address of the page with all mails. */
  public URI console() {
    return URI.create("http://localhost:" + console.getAddress().getPort());
  }

  /** Returns the mails to this address, oldest first. */
  public List<ReceivedMail> mailsTo(String address) {
    return all().filter(received -> received.to().equals(address)).toList();
  }

  private Stream<ReceivedMail> all() {
    return Stream.of(mail.getReceivedMessages()).map(ReceivedMail::of);
  }

  private String page() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Mailboxes</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
          section { border: 1px solid #bbb; border-radius: .5rem; padding: 0 1rem; margin: 1rem 0; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        </style>
        <h1>Mailboxes</h1>
        %s
        </html>
        """
        .formatted(all().map(MailSimulator::section).collect(Collectors.joining("\n")));
  }

  private static String section(ReceivedMail received) {
    return "<section><h2>%s</h2><p>to %s</p><pre>%s</pre></section>"
        .formatted(escaped(received.subject()), escaped(received.to()), escaped(received.text()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    console.stop(0);
    mail.stop();
  }
}
