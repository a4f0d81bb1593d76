package dev.gyeolje.simulator.fcm;

import java.time.Instant;

/** A device as the console lists it; {@code name} is the name that the browser reports. */
record Device(FcmTarget target, String name, Instant since, boolean registered) {

  Device gone() {
    return new Device(target, name, since, false);
  }
}
