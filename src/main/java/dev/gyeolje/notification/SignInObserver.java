package dev.gyeolje.notification;

import dev.gyeolje.account.SignInEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Removes the registration of a browser that is signed out: another user may have it next. */
@ApplicationScoped
class SignInObserver {

  @Inject NotificationService notifications;

  void on(@Observes SignInEnded ended) {
    notifications.remove(ended.account(), ended.device());
  }
}
