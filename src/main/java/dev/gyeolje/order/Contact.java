package dev.gyeolje.order;

import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whom an order is for, and where it is delivered to. No component is null; the address is empty
 * where nothing is delivered. Lengths are in characters; those of {@code name}, {@code phone} and
 * {@code email} are within what Toss takes (docs.tosspayments.com/sdk/v2/js, requestPayment).
 *
 * <p>The messages of the constraints name texts {@code contact.error.<message>}.
 *
 * @param name of the buyer, who also receives the delivery
 * @param phone digits only; Korean numbers begin with 0
 * @param email where messages about the order go
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

  /** What is asked for only where something is delivered. */
  interface Delivery {}

  private static final int NAME = 50;
  private static final int LINE = 100;

  /**
   * The contact in the fields of a form, which are named as the components are; nothing about it is
   * checked yet.
   *
   * @param field gives the text of a field, or null
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

  /** A contact of whom only this is known. */
  public static Contact of(String name, @Nullable String email) {
    return new Contact(name, "", email == null ? "" : email, "", "", "", "");
  }

  /** One character more than fits, so that a long text is rejected and not cut. */
  private static String text(UnaryOperator<String> field, String name) {
    return TextSanitizer.shortened(field.apply(name), LINE + 1);
  }

  /** A number as people write it: with hyphens, blanks, brackets, or Korea's country code. */
  private static String digits(String phone) {
    return phone.replaceAll("[-+ .()]", "").replaceFirst("^82(?=[1-9])", "0");
  }

  /** The same with no address. */
  Contact withoutAddress() {
    return new Contact(name, phone, email, "", "", "", "");
  }

  /** Says nothing about the person, so that no log does. */
  @Override
  public String toString() {
    return "Contact";
  }
}
