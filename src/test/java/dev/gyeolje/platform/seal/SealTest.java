package dev.gyeolje.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.support.Sealed;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

  private static final String PLACE = "payments.account_number";
  private static final UUID ROW = UUID.randomUUID();
  private static final String OLD = "a:" + key(1);
  private static final String NEW = "b:" + key(2);

  private final Seal seal = Sealed.of(OLD);

  @ParameterizedTest
  @ValueSource(strings = {"", "110123456789", "김지우", "aes1:a:"})
  void sealedText_opensUnchanged(String text) {
    assertThat(seal.open(seal.close(text, PLACE, ROW), PLACE, ROW)).isEqualTo(text);
  }

  @Test
  void sameTextSealedTwice_differs() {
    var once = seal.close("110123456789", PLACE, ROW);

    assertThat(once).startsWith("aes1:a:").doesNotContain("110123456789");
    assertThat(seal.close("110123456789", PLACE, ROW)).isNotEqualTo(once);
  }

  @Test
  void nullValue_staysNull() {
    assertThat(seal.close(null, PLACE, ROW)).isNull();
    assertThat(seal.open(null, PLACE, ROW)).isNull();
  }

  @Test
  void unsealedText_isReadUnchanged() {
    assertThat(seal.open("110-123-456789", PLACE, ROW)).isEqualTo("110-123-456789");
  }

  @Test
  void newFirstKey_sealsWhileOldKeyStillOpens() {
    var both = Sealed.of(NEW, OLD);
    var stored = seal.close("110", PLACE, ROW);

    assertThat(stored).startsWith(both.olderMarks().get(0));
    assertThat(both.open(stored, PLACE, ROW)).isEqualTo("110");
    var again = both.close("110", PLACE, ROW);
    assertThat(again).startsWith(both.firstMark()).startsWith("aes1:b:");
    assertThat(Sealed.of(NEW).open(again, PLACE, ROW)).isEqualTo("110");
    assertThatThrownBy(() -> Sealed.of(NEW).open(stored, PLACE, ROW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DATA_KEYS does not have");
  }

  @Test
  void otherKeyWithSameId_doesNotOpen() {
    var stored = seal.close("110", PLACE, ROW);

    assertNotOpened(Sealed.of("a:" + key(3)), stored, PLACE, ROW);
  }

  @Test
  void textOfOtherRowOrColumn_doesNotOpen() {
    var stored = seal.close("110", PLACE, ROW);

    assertNotOpened(seal, stored, PLACE, UUID.randomUUID());
    assertNotOpened(seal, stored, "payments.refund_number", ROW);
  }

  @Test
  void anyChangedBit_isDetected() {
    var stored = seal.close("110123456789", PLACE, ROW);
    var bytes = Base64.getDecoder().decode(stored.substring("aes1:a:".length()));
    for (int i = 0; i < bytes.length * 8; i++) {
      var changed = bytes.clone();
      changed[i / 8] ^= (byte) (1 << i % 8);
      assertNotOpened(seal, "aes1:a:" + Base64.getEncoder().encodeToString(changed), PLACE, ROW);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aes1:", "aes1:a", "aes1:a:", "aes1:a:AAAA", "aes1:a:?", "aes1::AAAA"})
  void truncatedText_doesNotOpen(String stored) {
    assertThatThrownBy(() -> seal.open(stored, PLACE, ROW))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void assertNotOpened(Seal seal, String stored, String column, UUID row) {
    assertThatThrownBy(() -> seal.open(stored, column, row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was changed since it was sealed");
  }

  private static String key(int seed) {
    var bytes = new byte[32];
    new java.util.Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
