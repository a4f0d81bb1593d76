package dev.gyeolje.platform.web;

/** What the rest of the shop knows of browsers' keys. */
public interface KnownKeys {

  /** Whether a sign-in belongs to the browser that has {@code key}. */
  boolean signedIn(String key);

  /** The secret that all nodes share; not empty. */
  String secret();
}
