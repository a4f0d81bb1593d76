package dev.gyeolje.platform.config;

import java.util.Map;

/** What one part of the shop needs before it takes real money. All beans of this type are asked. */
public interface GoLiveChecks {

  /** Whether each is so, by the end of the key of its text, {@code ops.goLive.<name>}. */
  Map<String, Boolean> goLiveChecks();
}
