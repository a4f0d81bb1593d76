package dev.gyeolje.notification;

import dev.gyeolje.account.Account;
import dev.gyeolje.account.AccountService;
import dev.gyeolje.order.Contact;
import dev.gyeolje.order.ContactService;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes mails about orders, in the customer's language, with a link to the order.
 *
 * <p>Runs in a transaction: if a job's thread reads without one, Payara closes what it read at the
 * end of some request, and that request fails.
 */
@ApplicationScoped
@Transactional
class MailContentService {

  private static final int SUBJECT = 150;

  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject AccountService accounts;
  @Inject SiteSettings site;

  /** Returns the mail; empty if its content no longer holds or no address is known. */
  Optional<Mail> of(DueMail due) {
    var owner = orders.find(due.order()).map(order -> order.owner()).flatMap(accounts::find);
    var order = orders.view(due.order()).filter(view -> holds(due.kind(), view));
    if (owner.isEmpty() || order.isEmpty()) return Optional.empty();
    return address(due, owner.get()).map(to -> mail(due, to, order.get(), owner.get()));
  }

  /**
   * Whether the mail's content still holds. Mails with a virtual account require an outstanding
   * deposit.
   */
  private static boolean holds(MailKind kind, OrderView order) {
    return switch (kind) {
      case ACCOUNT, DUE -> order.account() != null;
      case PAID, EXPIRED, CANCELED, REFUNDED -> true;
    };
  }

  private Optional<String> address(DueMail due, Account owner) {
    return contacts
        .find(due.order())
        .map(Contact::email)
        .or(() -> Optional.ofNullable(owner.email()))
        .filter(email -> !email.isBlank());
  }

  private Mail mail(DueMail due, String to, OrderView order, Account owner) {
    var language = owner.language();
    var amount = Messages.won(language, due.amount().won());
    var key = "mail." + due.kind() + ".";
    var subject =
        TextSanitizer.shortened(
            Messages.text(language, key + "subject", order.name(), amount), SUBJECT);
    var body = Messages.text(language, key + "body", order.name(), amount);
    var facts = facts(language, order);
    var link =
        orders.guestLink(due.order()).orElseGet(() -> site.origin() + "/orders/" + due.order());
    return new Mail(
        due.id(),
        to,
        subject,
        text(language, body, facts, link),
        html(language, subject, body, facts, link));
  }

  private static Map<String, String> facts(Locale language, OrderView order) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(Messages.text(language, "order.detail.id"), order.id());
    var account = order.account();
    if (account == null) return facts;
    facts.put(
        Messages.text(language, "order.account.bank"), Messages.text(language, account.bank()));
    facts.put(Messages.text(language, "order.account.number"), account.number());
    if (!account.holder().isEmpty())
      facts.put(Messages.text(language, "order.account.holder"), account.holder());
    if (account.dueAt() != null)
      facts.put(
          Messages.text(language, "order.account.dueAt"),
          Messages.moment(language, account.dueAt()));
    return facts;
  }

  private static String text(Locale language, String body, Map<String, String> facts, String link) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(
            Collectors.joining(
                "\n",
                body + "\n\n",
                "\n\n" + link + "\n\n" + Messages.text(language, "shop.name") + "\n"));
  }

  private static String html(
      Locale language, String subject, String body, Map<String, String> facts, String link) {
    var rows =
        facts.entrySet().stream()
            .map(
                fact ->
                    "<tr><th>%s</th><td>%s</td></tr>"
                        .formatted(escaped(fact.getKey()), escaped(fact.getValue())))
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="UTF-8"><title>%s</title></head>
        <body>
        <p>%s</p>
        <table>
        %s
        </table>
        <p><a href="%s">%s</a></p>
        <p>%s</p>
        </body>
        </html>
        """
        .formatted(
            language.getLanguage(),
            escaped(subject),
            escaped(body),
            rows,
            escaped(link),
            escaped(Messages.text(language, "mail.link")),
            escaped(Messages.text(language, "shop.name")));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
