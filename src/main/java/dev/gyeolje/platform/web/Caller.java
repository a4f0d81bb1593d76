package dev.gyeolje.platform.web;

import java.util.Optional;

/** Who makes the present request, as far as anybody knows. */
public interface Caller {

  /** The same for all requests of one person; nothing if nobody is signed in. */
  Optional<String> person();
}
