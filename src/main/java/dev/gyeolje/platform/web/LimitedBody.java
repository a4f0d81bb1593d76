package dev.gyeolje.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body of which the limit's bytes are kept at most. The rest of a larger one is read and dropped,
 * since its sender listens only after having sent all.
 */
final class LimitedBody {

  private final long limit;
  private final byte[] buffer = new byte[8 * 1024];
  private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream(0);

  LimitedBody(long limit) {
    this.limit = limit;
  }

  /** Reads what comes next; false at the end. */
  boolean readFrom(InputStream stream) throws IOException {
    int length = stream.read(buffer);
    if (length > 0 && kept != null) keep(kept, length);
    return length >= 0;
  }

  private void keep(ByteArrayOutputStream before, int length) {
    if (before.size() + length <= limit) before.write(buffer, 0, length);
    else kept = null;
  }

  /** Whether more came than is kept; then nothing is. */
  boolean isTooLarge() {
    return kept == null;
  }

  /** Bytes that are kept. */
  int size() {
    return kept == null ? 0 : kept.size();
  }

  /** All of it, if it is not too large. */
  byte[] bytes() {
    return Objects.requireNonNull(kept).toByteArray();
  }
}
