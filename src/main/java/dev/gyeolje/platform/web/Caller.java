package dev.gyeolje.platform.web;

import java.util.Optional;

/** The sender of the current request, if known. */
public interface Caller {

  /** Identifies the signed-in user across requests; empty without a sign-in. */
  Optional<String> accountKey();

  /** Whether an operator is signed in. */
  boolean operator();
}
