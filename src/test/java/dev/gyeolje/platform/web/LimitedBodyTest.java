package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {

  private static final int LIMIT = 20_000;

  @Test
  void bodyWithinLimit_isKeptCompletely() throws IOException {
    var sent = new byte[LIMIT];
    sent[LIMIT - 1] = 1;

    var body = read(sent);

    assertThat(body.isTooLarge()).isFalse();
    assertThat(body.bytes()).isEqualTo(sent);
  }

  @Test
  void bodyOverLimit_isReadToEndAndDiscarded() throws IOException {
    var stream = new ByteArrayInputStream(new byte[10 * LIMIT]);
    var body = new LimitedBody(LIMIT);

    while (body.readFrom(stream)) assertThat(body.size()).isLessThanOrEqualTo(LIMIT);

    assertThat(stream.available()).isZero();
    assertThat(body.isTooLarge()).isTrue();
    assertThat(body.size()).isZero();
  }

  @Test
  void bodyOneByteOverLimit_isTooLarge() throws IOException {
    assertThat(read(new byte[LIMIT + 1]).isTooLarge()).isTrue();
  }

  private static LimitedBody read(byte[] sent) throws IOException {
    var body = new LimitedBody(LIMIT);
    var stream = new ByteArrayInputStream(sent);
    while (body.readFrom(stream)) assertThat(body.size()).isLessThanOrEqualTo(LIMIT);
    return body;
  }
}
