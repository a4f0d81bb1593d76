package dev.gyeolje.platform.web;

import java.util.List;

/**
 * What holds for a feature's own addresses. All beans of this type are asked once, at the start.
 */
public interface AddressRules {

  /** How often one person or address may ask. */
  default List<RateLimit> rateLimits() {
    return List.of();
  }

  /** Where programs or operators post, and how much; elsewhere a body has 64 KiB. */
  default List<BodyLimit> bodyLimits() {
    return List.of();
  }

  /**
   * Where customers come to who have just paid. They are people, also among addresses for programs,
   * and an error must not tell them that the payment failed.
   */
  default List<String> afterPayment() {
    return List.of();
  }
}
