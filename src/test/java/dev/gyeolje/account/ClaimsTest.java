package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

  @Test
  void validClaims_areAccepted() {
    assertThat(claims("https://id.example", "1046", "ops@shop.example").acceptable()).isTrue();
    assertThat(claims("https://id.example", "auth0|5f7c8e", "").acceptable()).isTrue();
    assertThat(claims("https://id.example", "가나다", "홍길동@shop.example").acceptable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops@shop.example\0",
        " ops@shop.example",
        "ops@\u200bshop.example",
        "a\nb",
        "a\u00a0b"
      })
  void invisibleCharactersOrSpaces_areRejected(String text) {
    assertThat(claims(text, "1046", "ops@shop.example").acceptable()).isFalse();
    assertThat(claims("https://id.example", text, "ops@shop.example").acceptable()).isFalse();
    assertThat(claims("https://id.example", "1046", text).acceptable()).isFalse();
  }

  @Test
  void emptyOrTooLongClaims_areRejected() {
    assertThat(claims("https://id.example", "", "").acceptable()).isFalse();
    assertThat(claims("", "1046", "").acceptable()).isFalse();
    assertThat(claims("https://id.example", "1".repeat(256), "").acceptable()).isFalse();
    assertThat(claims("https://id.example", "1046", "e".repeat(255)).acceptable()).isFalse();
  }

  /** In lower case the Kelvin sign (U+212A) becomes an ASCII k. */
  @Test
  void operatorEmail_ignoresCaseButNotKelvinSign() {
    assertThat(operator("Kim@shop.example")).isTrue();
    assertThat(operator("\u212aim@shop.example")).isFalse();
  }

  private static boolean operator(String email) {
    var account = new Account("https://id.example", "1046", Instant.EPOCH);
    account.signedIn(claims("https://id.example", "1046", email), Locale.ENGLISH, Instant.EPOCH);
    return account.hasVerifiedEmail(Set.of("kim@shop.example"));
  }

  private static Claims claims(String issuer, String subject, String email) {
    return new Claims(issuer, subject, email, true, "Kim", Set.of());
  }
}
