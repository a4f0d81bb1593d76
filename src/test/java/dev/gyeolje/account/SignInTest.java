package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final Instant NOW = Instant.parse("2026-11-25T21:00:00Z");

  private static final SignInBrowser BROWSER = new SignInBrowser("key", "Chrome · Android", null);

  @Test
  void customerSignIn_expiresAfterSevenDays() {
    assertThat(new SignIn(BROWSER, new Account(), null, NOW).expiresAt())
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void operatorSignIn_expiresAfterTwelveHours() {
    var signIn = new SignIn(BROWSER, new Account(), "operators", NOW);

    signIn.endWithTheShift(NOW);

    assertThat(signIn.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(12)));
  }
}
