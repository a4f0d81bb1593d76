package dev.gyeolje.simulator.fcm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that shows the devices and arms faults. */
final class Console {

  /** The faults that a button can arm, by the button's label. */
  static final Map<String, FcmFault> FAULTS = faults();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Devices devices;

  Console(Devices devices) {
    this.devices = devices;
  }

  private static Map<String, FcmFault> faults() {
    var faults = new LinkedHashMap<String, FcmFault>();
    faults.put("503 unavailable", new FcmFault.UnavailableUntil(Duration.ofSeconds(120)));
    faults.put("429 quota", new FcmFault.QuotaExceeded(Duration.ofSeconds(60)));
    faults.put("500 internal", new FcmFault.Internal());
    faults.put("502 html", new FcmFault.BadGateway());
    faults.put("404 unregistered", new FcmFault.Unregistered());
    faults.put("400 invalid target", new FcmFault.InvalidTarget());
    faults.put("400 invalid payload", new FcmFault.InvalidPayload());
    faults.put("403 sender id mismatch", new FcmFault.SenderIdMismatch());
    faults.put("401 push service key", new FcmFault.ThirdPartyAuth());
    faults.put("cut the line before", new FcmFault.DropsBefore());
    faults.put("cut the line after", new FcmFault.DropsAfter());
    faults.put("answer 10 s late", new FcmFault.AnswersLate(Duration.ofSeconds(10)));
    return faults;
  }

  String page() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Simulator of Firebase Cloud Messaging</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
      section { border: 1px solid #bbb; border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
      h1 { font-size: 1.6rem; }
      h2 { font-size: 1.1rem; }
      h2, code { overflow-wrap: anywhere; }
      .gone { color: #a00; }
      li { margin: .5rem 0; }
      button { font: inherit; margin: .15rem 0; padding: .2rem .6rem; }
      form { display: inline; }
    </style>
    <h1>Simulator of Firebase Cloud Messaging</h1>
    <p>Devices that registered here, and what the shop sent them. Nothing leaves this machine.</p>
    %s
    <section><h2>The next send to any device</h2>%s%s</section>
    <p>%s %s</p>
    <script>
      // Reload to show new messages, unless a list of faults is open.
      setInterval(() => document.querySelector('details[open]') || location.reload(), 3000);
    </script>
    </html>
    """
        .formatted(
            devices.all().isEmpty() ? "<p>No device yet.</p>" : each(),
            faultButtons(""),
            armed(),
            button("/disarm", "", "", "Forget the armed faults"),
            button("/devices", "", "", "Add a device without a browser"));
  }

  private String each() {
    return devices.all().stream().map(this::device).collect(Collectors.joining("\n"));
  }

  private String device(Device device) {
    var target = device.target().value();
    return """
    <section data-testid="device"><h2>%s</h2>
    <p><code data-testid="target">%s</code><br>%s since %s%s</p>
    <ol>%s</ol>
    %s
    <details><summary>The next send to this device</summary>%s</details>
    </section>
    """
        .formatted(
            escaped(device.name()),
            escaped(target),
            device.target().kind(),
            TIME.format(device.since()),
            device.registered() ? "" : " <strong class=\"gone\">unregistered</strong>",
            messages(devices.messagesTo(target)),
            device.registered() ? button("/unregister", target, "", "Unregister") : "",
            faultButtons(target));
  }

  private static String messages(List<SentMessage> messages) {
    return messages.stream().map(Console::message).collect(Collectors.joining("\n"));
  }

  private static String message(SentMessage message) {
    return """
    <li data-testid="message"><strong>%s</strong><br>%s<br><code>%s</code><br><small>%s, event <code>%s</code>, TTL %s, urgency %s</small></li>
    """
        .formatted(
            escaped(message.title()),
            escaped(message.body()),
            escaped(message.link()),
            time(message.at()),
            escaped(message.data().getOrDefault("eventId", "–")),
            message.ttl().isEmpty() ? "–" : escaped(message.ttl()) + " s",
            message.urgency().isEmpty() ? "–" : escaped(message.urgency()));
  }

  private String armed() {
    return devices.armed().stream()
        .map(
            armed ->
                "<li>%s, %s, %d×</li>"
                    .formatted(
                        escaped(armed.fault().toString()),
                        armed.target() == null ? "any device" : escaped(armed.target()),
                        armed.left()))
        .collect(Collectors.joining("\n", "<ul>", "</ul>"));
  }

  private static String faultButtons(String target) {
    return FAULTS.keySet().stream()
        .map(name -> button("/arm", target, name, name))
        .collect(Collectors.joining("\n"));
  }

  private static String button(String action, String target, String fault, String label) {
    return """
    <form method="post" action="%s"><input type="hidden" name="target" value="%s">\
    <input type="hidden" name="fault" value="%s"><button>%s</button></form>\
    """
        .formatted(action, escaped(target), escaped(fault), escaped(label));
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
