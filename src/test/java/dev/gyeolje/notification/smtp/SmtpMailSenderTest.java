package dev.gyeolje.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gyeolje.notification.Mail;
import dev.gyeolje.notification.MailOutcome;
import dev.gyeolje.notification.MailOutcome.Result;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.support.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailSenderTest {

  private static final Mail MAIL =
      new Mail(
          UUID.fromString("5a1e0000-0000-4000-8000-000000000001"),
          "customer@example.com",
          "결제가 끝났어요: 머그",
          "고맙습니다.\n",
          "<p>고맙습니다.</p>");

  @Test
  void repeatedMail_hasSameIdAndBothFormats() throws Exception {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      var sender = sender(Map.of("SMTP_PORT", "" + server.getSmtp().getPort()));

      assertThat(sender.send(MAIL)).isEqualTo(new MailOutcome(Result.SENT, ""));
      assertThat(sender.send(MAIL).result()).isEqualTo(Result.SENT);

      var arrived = server.getReceivedMessages();
      assertThat(arrived).hasSize(2);
      for (var message : arrived) {
        assertThat(message.getMessageID())
            .isEqualTo("<5a1e0000-0000-4000-8000-000000000001@shop.example>");
        assertThat(message.getSubject()).isEqualTo(MAIL.subject());
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
      }
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"550, REJECTED", "450, RETRY_LATER"})
  void rejectedRecipient_givesOutcomeWithoutAddress(int code, Result result) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var talk = CompletableFuture.runAsync(() -> rejectRecipient(server, code));

      var outcome = sender(Map.of("SMTP_PORT", "" + server.getLocalPort())).send(MAIL);

      assertThat(outcome.result()).isEqualTo(result);
      assertThat(outcome.cause()).isNotEmpty().doesNotContain("@");
      talk.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b@example.com", "a@b@example.com", "a\nBcc: b@example.com"})
  void invalidAddress_isRejected(String address) {
    var mail = new Mail(MAIL.id(), address, "subject", "text", "html");

    assertThat(sender(Map.of()).send(mail).result()).isEqualTo(Result.REJECTED);
  }

  @Test
  void unreachableServer_isRetriedLater() throws Exception {
    int unused;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = server.getLocalPort();
    }

    assertThat(sender(Map.of("SMTP_PORT", "" + unused)).send(MAIL).result())
        .isEqualTo(Result.RETRY_LATER);
  }

  @Test
  void serverWithoutTls_getsNoMailIfTlsIsRequired() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      var sender =
          sender(Map.of("SMTP_PORT", "" + server.getSmtp().getPort(), "SMTP_SECURITY", "starttls"));

      assertThat(sender.send(MAIL).result()).isEqualTo(Result.RETRY_LATER);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void invalidSettings_areReported() {
    assertThat(settings(Map.of()).configurationErrors()).isEmpty();
    assertThat(settings(Map.of("SMTP_HOST", "smtp.example")).configurationErrors())
        .singleElement()
        .asString()
        .contains("SMTP_FROM");
    assertThat(
            settings(
                    Map.of(
                        "SMTP_HOST", "smtp.example",
                        "SMTP_FROM", "shop",
                        "SMTP_PORT", "0",
                        "SMTP_SECURITY", "ssl"))
                .configurationErrors())
        .hasSize(3);
    assertThat(
            settings(
                    Map.of(
                        "PUBLIC_ORIGIN", "https://shop.example",
                        "SMTP_HOST", "smtp.example",
                        "SMTP_FROM", "shop@shop.example",
                        "SMTP_PASSWORD", "secret",
                        "SMTP_SECURITY", "none"))
                .configurationErrors())
        .singleElement()
        .asString()
        .contains("SMTP_SECURITY")
        .doesNotContain("secret");
  }

  /** Accepts SMTP commands but rejects the recipient (RFC 5321, section 4.3.2). */
  private static void rejectRecipient(ServerSocket server, int code) {
    try (var socket = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = socket.getOutputStream();
      out.write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var answer =
            line.startsWith("RCPT") ? code + " customer@example.com is not here" : "250 ok";
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (line.startsWith("QUIT")) return;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SmtpMailSender sender(Map<String, String> more) {
    var variables = new HashMap<String, String>();
    variables.put("SMTP_HOST", "127.0.0.1");
    variables.put("SMTP_FROM", "shop@shop.example");
    variables.put("SMTP_SECURITY", "none");
    variables.putAll(more);
    var sender = new SmtpMailSender();
    sender.settings = settings(variables);
    sender.clock = new MovableClock();
    return sender;
  }

  private static SmtpSettings settings(Map<String, String> variables) {
    var settings = new SmtpSettings();
    settings.environment = new Environment(variables::get);
    return settings;
  }
}
