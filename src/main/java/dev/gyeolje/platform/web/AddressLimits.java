package dev.gyeolje.platform.web;

import java.util.List;

/** Limits of a feature's own addresses. All beans of this type are asked once, at the start. */
public interface AddressLimits {

  /** How often one person or address may ask. */
  default List<RateLimit> rateLimits() {
    return List.of();
  }

  /** Where programs post, and how much; elsewhere a body has 64 KiB and says so beforehand. */
  default List<BodyLimit> bodyLimits() {
    return List.of();
  }
}
