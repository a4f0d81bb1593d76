package dev.gyeolje.checkout;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Gives up orders that were never paid in time, and lets others buy their pieces. */
@ApplicationScoped
public class OrderExpiry implements Job {

  @Inject CheckoutService checkout;

  @Override
  public int runOnce() {
    return checkout.expireOne() ? 1 : 0;
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(30);
  }
}
