package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MembershipTest {

  @Test
  void groupIsBelievedForAShift() {
    var signedIn = Instant.parse("2026-11-25T21:00:00Z");
    var membership = new Membership("operators", signedIn);

    assertThat(membership.lapsed(signedIn.plus(Duration.ofHours(12)))).isFalse();
    assertThat(membership.lapsed(signedIn.plus(Duration.ofHours(12)).plusMillis(1))).isTrue();
  }
}
