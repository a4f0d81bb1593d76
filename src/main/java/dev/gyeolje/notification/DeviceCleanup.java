package dev.gyeolje.notification;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes devices that have not been seen for 270 days. */
@ApplicationScoped
public class DeviceCleanup implements Job {

  private static final int BATCH = 500;

  @Inject NotificationService notifications;

  @Override
  public int runOnce() {
    return notifications.removeUnseen(BATCH);
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }
}
