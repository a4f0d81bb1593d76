package dev.gyeolje.notification;

import dev.gyeolje.account.AccountService;
import dev.gyeolje.order.MoneyGivenBack;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells the person who ordered that money was given back. */
@ApplicationScoped
class RefundObserver {

  @Inject AccountService accounts;
  @Inject NotificationService notifications;
  @Inject SiteSettings site;

  void on(@Observes MoneyGivenBack back) {
    var order = back.order();
    var language = accounts.find(order.owner()).orElseThrow().language();
    notifications.tell(
        "refund-" + UUID.randomUUID(),
        order.owner(),
        new News(
            order.id(),
            Texts.text(language, "notification.refunded.title"),
            Texts.text(
                language,
                "notification.refunded.body",
                order.name(),
                Texts.won(language, back.amount().won())),
            site.origin() + "/orders/" + order.id()));
  }
}
