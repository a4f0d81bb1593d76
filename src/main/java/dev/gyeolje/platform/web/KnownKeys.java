package dev.gyeolje.platform.web;

/** What the rest of the shop knows of browsers' keys. */
public interface KnownKeys {

  /** Whether somebody is signed in with the browser that has {@code key}. */
  boolean signedIn(String key);

  /** What all nodes know and nobody else does; not empty. */
  String secret();
}
