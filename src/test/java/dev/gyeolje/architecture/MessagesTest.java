package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.order.OrderStatus;
import java.io.IOException;
import java.text.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

  /** Every code of a definite decline, from the confirm table of Toss' error documentation. */
  private static final List<String> DECLINE_CODES =
      List.of(
          "BELOW_MINIMUM_AMOUNT",
          "INVALID_REJECT_CARD",
          "INVALID_CARD_EXPIRATION",
          "INVALID_STOPPED_CARD",
          "INVALID_CARD_LOST_OR_STOLEN",
          "INVALID_CARD_NUMBER",
          "INVALID_ACCOUNT_INFO_RE_REGISTER",
          "RESTRICTED_TRANSFER_ACCOUNT",
          "NOT_ALLOWED_POINT_USE",
          "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
          "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
          "INVALID_CARD_INSTALLMENT_PLAN",
          "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
          "EXCEED_MAX_DAILY_PAYMENT_COUNT",
          "EXCEED_MAX_PAYMENT_AMOUNT",
          "EXCEED_MAX_AMOUNT",
          "EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT",
          "EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT",
          "EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT",
          "NOT_AVAILABLE_PAYMENT",
          "REJECT_CARD_PAYMENT",
          "REJECT_ACCOUNT_PAYMENT",
          "REJECT_CARD_COMPANY",
          "REJECT_TOSSPAY_INVALID_ACCOUNT",
          "EXCEED_MAX_AUTH_COUNT",
          "EXCEED_MAX_ONE_DAY_AMOUNT",
          "INVALID_PASSWORD",
          "FDS_ERROR",
          "NOT_AVAILABLE_BANK",
          "UNKNOWN",
          "EXPIRED");

  private final Locale defaultLocale = Locale.getDefault();

  @AfterEach
  void restoreDefaultLocale() {
    Locale.setDefault(defaultLocale);
  }

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(korean().keySet()).hasSizeGreaterThan(100).isEqualTo(english().keySet());
  }

  @Test
  void messages_areNotBlank() {
    both(
        (bundle, key) ->
            assertThat(bundle.getString(key)).as(key).isNotBlank().doesNotStartWith(" "));
  }

  @Test
  void messages_parseWithSameParametersInBothLanguages() {
    for (String key : korean().keySet()) {
      assertThat(parameters(english(), key)).as(key).isEqualTo(parameters(korean(), key));
    }
  }

  /** Pages write messages unescaped, also into attributes. */
  @Test
  void messages_containNoMarkup() {
    both(
        (bundle, key) ->
            assertThat(bundle.getString(key)).as(key).doesNotContainPattern("[<>&\"]"));
  }

  /**
   * {@code MessageFormat} drops a single quote from a message with parameters; doubled, the quote
   * would show twice in all other messages.
   */
  @Test
  void messages_containNoStraightQuote() {
    both((bundle, key) -> assertThat(bundle.getString(key)).as(key).doesNotContain("'"));
  }

  @Test
  void everyOrderStatus_hasTitleAndHint() {
    for (OrderStatus state : OrderStatus.values()) {
      assertThat(korean().keySet())
          .contains("order.state." + state.name(), "order.state." + state.name() + ".hint");
    }
  }

  @Test
  void everyDeclineCode_hasAMessage() {
    assertThat(korean().keySet())
        .containsAll(DECLINE_CODES.stream().map(code -> "payment.reason." + code).toList());
  }

  @Test
  void everyMessageKeyInTheCode_exists() throws IOException {
    var asked = new TreeSet<String>();
    asked.addAll(inTheCode("\"([a-z]+(?:\\.[a-zA-Z]+){2,})\"", "%s"));
    asked.addAll(inTheCode("new CheckoutException\\(\\W*\"(\\w+)\"", "checkout.error.%s"));
    asked.addAll(inTheCode("new BeginOutcome.Rejected\\(\"(\\w+)\"", "checkout.error.%s"));
    asked.addAll(inTheCode("new OpsException\\(\"(\\w+)\"", "ops.error.%s"));
    asked.addAll(inTheCode("new DecisionRejectedException\\(\"(\\w+)\"", "ops.error.%s"));
    // names of classes, of a server's attribute and of Jakarta Mail settings are no message keys
    asked.removeIf(text -> text.matches("(org|com|mail\\.smtp)\\..*"));
    asked.addAll(inTheCode("problem\\(\\d+, \"(\\w+)\"", "checkout.error.%s"));

    assertThat(asked).contains("order.name.more", "checkout.error.AMOUNT_MISMATCH");
    assertThat(korean().keySet()).containsAll(asked);
  }

  @Test
  void koreanMessages_areUsedWithEnglishDefaultLocale() {
    Locale.setDefault(Locale.ENGLISH);
    ResourceBundle.clearCache();

    assertThat(korean().getString("shop.language")).isEqualTo("ko");
    assertThat(english().getString("shop.language")).isEqualTo("en");
  }

  @Test
  void wonAmount_isFormattedPerLanguage() {
    assertThat(format(korean(), "money.won", 129_000L)).isEqualTo("129,000원");
    assertThat(format(english(), "money.won", 129_000L)).isEqualTo("₩129,000");
  }

  @Test
  void dateAndTime_areFormattedPerLanguage() {
    Object[] fiveToTen = {2026, 12, 3, 9, 5};

    assertThat(format(korean(), "time.moment", fiveToTen)).isEqualTo("2026. 12. 3. 09:05");
    assertThat(format(english(), "time.moment", fiveToTen)).isEqualTo("3 Dec 2026, 09:05");
  }

  private static Set<String> inTheCode(String pattern, String key) {
    return Sources.java().stream()
        .flatMap(file -> Pattern.compile(pattern).matcher(Sources.read(file)).results())
        .map(found -> key.formatted(found.group(1)))
        .filter(text -> !text.startsWith("dev.gyeolje") && !text.startsWith("select"))
        .collect(Collectors.toSet());
  }

  private static Set<String> parameters(ResourceBundle bundle, String key) {
    MessageFormat format = new MessageFormat(bundle.getString(key), bundle.getLocale());
    Format[] used = format.getFormatsByArgumentIndex();
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < used.length; i++) {
      if (bundle.getString(key).contains("{" + i)) names.add("{" + i + "}");
    }
    return names;
  }

  private static String format(ResourceBundle bundle, String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }

  private static void both(BiConsumer<ResourceBundle, String> check) {
    for (ResourceBundle bundle : List.of(korean(), english())) {
      bundle.keySet().forEach(key -> check.accept(bundle, key));
    }
  }

  private static ResourceBundle korean() {
    return ResourceBundle.getBundle("messages", Locale.KOREAN);
  }

  private static ResourceBundle english() {
    return ResourceBundle.getBundle("messages", Locale.ENGLISH);
  }
}
