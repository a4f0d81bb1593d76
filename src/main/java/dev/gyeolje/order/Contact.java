package dev.gyeolje.order;

import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Recipient and delivery address of an order. No component is null; the address is empty if nothing
 * is delivered. Lengths are in characters; those of {@code name}, {@code phone} and {@code email}
 * are within Toss' limits (docs.tosspayments.com/sdk/v2/js, requestPayment).
 *
 * <p>The message of a constraint is the key of a text, {@code contact.error.<message>}.
 *
 * @param name of the buyer, who also receives the delivery
 * @param phone digits only; Korean numbers begin with 0
 * @param email address for messages about the order
 * @param postcode five digits, as Korea has them since 2015
 * @param address of the building
 * @param addressDetail floor, flat or the like; may be empty
 * @param courierNote may be empty
 */
public record Contact(
    @NotBlank(message = "NAME") @Size(max = NAME, message = "LONG") String name,
    @Pattern(regexp = "[0-9]{8,15}", message = "PHONE") String phone,
    @Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]+", message = "EMAIL")
        @Size(max = LINE, message = "LONG")
        String email,
    @Pattern(regexp = "[0-9]{5}", message = "POSTCODE", groups = Delivery.class) String postcode,
    @NotBlank(message = "ADDRESS", groups = Delivery.class) @Size(max = LINE, message = "LONG")
        String address,
    @Size(max = LINE, message = "LONG") String addressDetail,
    @Size(max = LINE, message = "LONG") String courierNote) {

  /** Validation group of the fields that are required only if something is delivered. */
  interface Delivery {}

  private static final int NAME = 50;
  private static final int LINE = 100;

  /**
   * Reads the contact from the fields of a form, which have the names of the components. Does not
   * validate it.
   *
   * @param field returns the text of a field, or null
   */
  public static Contact of(UnaryOperator<String> field) {
    return new Contact(
        text(field, "name"),
        digits(text(field, "phone")),
        text(field, "email"),
        text(field, "postcode"),
        text(field, "address"),
        text(field, "addressDetail"),
        text(field, "courierNote"));
  }

  /** Creates a contact with a name and an e-mail address only. */
  public static Contact of(String name, @Nullable String email) {
    return new Contact(name, "", email == null ? "" : email, "", "", "", "");
  }

  /**
   * Keeps one character more than allowed, so that validation rejects a long text instead of
   * truncating it.
   */
  private static String text(UnaryOperator<String> field, String name) {
    return TextSanitizer.shortened(field.apply(name), LINE + 1);
  }

  /** Normalizes a phone number: removes hyphens, spaces, brackets and Korea's country code. */
  private static String digits(String phone) {
    return phone.replaceAll("[-+ .()]", "").replaceFirst("^82(?=[1-9])", "0");
  }

  /** Returns the contact without its address. */
  Contact withoutAddress() {
    return new Contact(name, phone, email, "", "", "", "");
  }

  /** Contains no personal data, so that no log line does. */
  @Override
  public String toString() {
    return "Contact";
  }
}
