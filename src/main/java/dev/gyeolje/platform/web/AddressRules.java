package dev.gyeolje.platform.web;

import java.util.List;

/** Rules for a feature's own URLs. All beans of this type are read once, at the start. */
public interface AddressRules {

  /** Rate limits per user or client address. */
  default List<RateLimit> rateLimits() {
    return List.of();
  }

  /** Body size limits of endpoints for programs or operators; other bodies may have 64 KiB. */
  default List<BodyLimit> bodyLimits() {
    return List.of();
  }

  /**
   * Paths to which customers return right after paying. Customers see them in a browser, even below
   * URLs for programs, and an error page must not claim that the payment failed.
   */
  default List<String> afterPayment() {
    return List.of();
  }
}
