package dev.gyeolje.simulator.oidc;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The HTML pages of the provider. */
final class Pages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private Pages() {}

  static String pick(String request, Collection<User> users) {
    return page(
        "누구로 로그인할까요? · Who would you like to be?",
        """
        <p>This is a simulator of a sign-in provider. It asks for no password.</p>
        <form method="post" action="/authorize/person">
          <input type="hidden" name="request" value="%1$s">
          %2$s
        </form>
        <form method="post" action="/authorize/person">
          <input type="hidden" name="request" value="%1$s">
          <h2>Somebody new</h2>
          <p><label>Name <input name="name" autocomplete="off" data-testid="new-name"></label></p>
          <p><label>E-mail <input name="email" type="email" required autocomplete="off"
            data-testid="new-email"></label></p>
          <p><label>Groups <input name="groups" autocomplete="off"></label></p>
          <p><button data-testid="new-person">Sign in</button></p>
        </form>
        <form method="post" action="/authorize/cancel">
          <input type="hidden" name="request" value="%1$s">
          <p><button data-testid="cancel">취소 · Cancel</button></p>
        </form>
        """
            .formatted(
                escaped(request), users.stream().map(Pages::button).collect(Collectors.joining())));
  }

  private static String button(User user) {
    return """
        <p><button class="person" name="email" value="%s" data-testid="person-%s">%s<br><small>%s</small></button></p>
        """
        .formatted(
            escaped(user.email()),
            escaped(user.email().replaceFirst("@.*", "")),
            escaped(user.name()),
            escaped(user.email()));
  }

  static String console(
      Collection<User> users, List<SignIn> signIns, Set<OidcFault> faults, String clientId) {
    return page(
        "Simulator of an OpenID provider",
        """
        <p>Client <code>%s</code>. Nothing leaves this machine.</p>
        <h2>People</h2>
        <ul>%s</ul>
        <h2>Signed in</h2>
        <ol>%s</ol>
        <h2>What goes wrong</h2>
        <p>A fault stays until it is switched off.</p>
        %s
        <form method="post" action="/reset"><p><button>All faults off</button></p></form>
        """
            .formatted(
                escaped(clientId),
                users.stream().map(Pages::customer).collect(Collectors.joining()),
                signIns.stream().map(Pages::signIn).collect(Collectors.joining()),
                Arrays.stream(OidcFault.values())
                    .map(fault -> toggle(fault, faults.contains(fault)))
                    .collect(Collectors.joining())));
  }

  private static String customer(User user) {
    return "<li>%s <code>%s</code><br><small>sub %s</small></li>"
        .formatted(escaped(user.name()), escaped(user.email()), user.sub());
  }

  private static String signIn(SignIn signIn) {
    return "<li>%s %s</li>".formatted(TIME.format(signIn.at()), escaped(signIn.customer().email()));
  }

  private static String toggle(OidcFault fault, boolean on) {
    return """
        <form method="post" action="/faults"><p><button name="%s" value="%s">Switch %s</button> %s%s</p></form>
        """
        .formatted(
            on ? "disarm" : "arm",
            fault.name(),
            on ? "off" : "on",
            escaped(fault.label),
            on ? " <strong>on</strong>" : "");
  }

  static String message(String text) {
    return page("Simulator of an OpenID provider", "<p>%s</p>".formatted(escaped(text)));
  }

  private static String page(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <link rel="icon" href="data:,">
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 1rem auto; padding: 0 1rem; }
          h1 { font-size: 1.6rem; }
          h2 { font-size: 1.1rem; }
          code, small { overflow-wrap: anywhere; }
          button, input { font: inherit; padding: .3rem .8rem; }
          .person { width: 100%%; text-align: left; }
        </style>
        <h1>%1$s</h1>
        %2$s
        </html>
        """
        .formatted(title, content);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
