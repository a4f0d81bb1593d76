package dev.gyeolje.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a body up to a limit. The rest of a larger body is read and discarded, because its sender
 * reads the answer only after sending everything.
 */
final class LimitedBody {

  private final long limit;
  private final byte[] buffer = new byte[8 * 1024];
  private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream(0);

  LimitedBody(long limit) {
    this.limit = limit;
  }

  /** Reads the next bytes; false at the end. */
  boolean readFrom(InputStream stream) throws IOException {
    int length = stream.read(buffer);
    if (length > 0 && kept != null) keep(kept, length);
    return length >= 0;
  }

  private void keep(ByteArrayOutputStream before, int length) {
    if (before.size() + length <= limit) before.write(buffer, 0, length);
    else kept = null;
  }

  /** Whether the body exceeds the limit; nothing is kept then. */
  boolean isTooLarge() {
    return kept == null;
  }

  /** Number of bytes kept. */
  int size() {
    return kept == null ? 0 : kept.size();
  }

  /** The whole body; must not be called if it is too large. */
  byte[] bytes() {
    return Objects.requireNonNull(kept).toByteArray();
  }
}
