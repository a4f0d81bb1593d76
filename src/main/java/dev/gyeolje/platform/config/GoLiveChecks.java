package dev.gyeolje.platform.config;

import java.util.Map;

/** Checks of one part of the shop before it accepts real money. All beans of this type are used. */
public interface GoLiveChecks {

  /** Whether each check passes, by the last part of its text's key, {@code ops.goLive.<name>}. */
  Map<String, Boolean> goLiveChecks();
}
