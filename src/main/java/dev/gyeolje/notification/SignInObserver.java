package dev.gyeolje.notification;

import dev.gyeolje.account.SignInBegan;
import dev.gyeolje.account.SignInEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Updates the last-seen time of a registered browser, and removes the registration when the user
 * signs out, because another user may use the browser next.
 */
@ApplicationScoped
class SignInObserver {

  @Inject NotificationService notifications;

  void began(@Observes SignInBegan began) {
    notifications.seen(began.account(), began.device());
  }

  void ended(@Observes SignInEnded ended) {
    notifications.remove(ended.account(), ended.device());
  }
}
