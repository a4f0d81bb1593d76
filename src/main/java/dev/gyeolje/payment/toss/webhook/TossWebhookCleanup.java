package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes webhooks of Toss after their retention time. */
@ApplicationScoped
public class TossWebhookCleanup implements Job {

  private static final int BATCH = 500;

  @Inject TossWebhookService webhooks;

  @Override
  public int runOnce() {
    return webhooks.removeOld(BATCH);
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }
}
