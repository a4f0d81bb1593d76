package dev.gyeolje.notification;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.AccountService;
import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends the test notification that a user requested. */
@ApplicationScoped
class TestSubscriber implements MessageHandler {

  @Inject AccountService accounts;
  @Inject NotificationService notifications;
  @Inject SiteSettings site;

  @Override
  public String subscription() {
    return "pubsub-test-push";
  }

  @Override
  public String topic() {
    return "pubsub-test";
  }

  @Override
  public void on(IncomingMessage message) {
    var customer =
        AccountId.parse(message.text("uid"))
            .flatMap(accounts::find)
            .orElseThrow(
                () -> new UnprocessableMessageException("there is no account with this id"));
    notifications.enqueue(
        message.eventId(),
        customer.id(),
        () ->
            new NotificationContent(
                null,
                "test",
                Messages.text(customer.language(), "notification.test.title"),
                Messages.text(customer.language(), "notification.test.body"),
                site.origin() + "/settings"));
  }
}
