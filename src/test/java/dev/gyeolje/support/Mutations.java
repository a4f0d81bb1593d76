package dev.gyeolje.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes small random changes to valid texts, of the kinds that programs and attackers make. */
public final class Mutations {

  private static final List<String> STRANGE =
      List.of(
          "",
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          "0.1",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\ufeff",
          "가",
          "' or '1'='1",
          "<script>",
          "../",
          "%00",
          "[".repeat(500),
          "\"".repeat(50));

  private final Random random;

  /** Creates a generator; the same seed makes the same changes in the same order. */
  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** Returns {@code text} with one to three changes; never the same text. */
  public String of(String text) {
    var changed = text;
    while (changed.equals(text))
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) changed = once(changed);
    return changed;
  }

  /** Returns a random one of {@code choices}. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String once(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    var before = text.substring(0, from);
    var between = text.substring(from, to);
    var after = text.substring(to);
    return switch (random.nextInt(8)) {
      case 0 -> before + after;
      case 1 -> before + between + between + after;
      case 2 -> before + oneOf(STRANGE) + after;
      case 3 -> before + oneOf(STRANGE) + between + after;
      case 4 -> before + new StringBuilder(between).reverse() + after;
      case 5 -> before;
      case 6 -> before + flipped(between) + after;
      default -> after + between + before;
    };
  }

  /** Flips one bit of one byte, which often makes the text invalid UTF-8. */
  private String flipped(String text) {
    if (text.isEmpty()) return "\u0007";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
