package dev.gyeolje.notification;

import dev.gyeolje.account.SignInBegan;
import dev.gyeolje.account.SignInEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Records that a registered browser is used. Removes its registration at sign-out, since another
 * user may use the browser next.
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
