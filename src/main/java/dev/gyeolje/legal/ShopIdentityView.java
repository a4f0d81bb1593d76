package dev.gyeolje.legal;

import java.util.List;
import java.util.stream.Stream;

/**
 * The shop's legal identity, as the footer of every page but error pages shows it. The Act on the
 * Consumer Protection in Electronic Commerce, article 10, requires it (law.go.kr). Empty where not
 * set.
 *
 * @param name trade name
 * @param representative of the business
 * @param businessNumber registration number
 * @param mailOrderNumber number of the report as a mail-order business
 * @param address of the business
 * @param phone for customers
 * @param hosting the hosting provider
 */
public record ShopIdentityView(
    String name,
    String representative,
    String businessNumber,
    String mailOrderNumber,
    String address,
    String phone,
    String hosting) {

  /**
   * One entry of the footer.
   *
   * @param label key of a text
   * @param value not empty
   */
  public record Fact(String label, String value) {}

  /** The entries that are set, in the order of the footer; empty if the shop has no name. */
  public List<Fact> facts() {
    if (name.isEmpty()) return List.of();
    return Stream.of(
            new Fact("legal.name", name),
            new Fact("legal.representative", representative),
            new Fact("legal.businessNumber", businessNumber),
            new Fact("legal.mailOrderNumber", mailOrderNumber),
            new Fact("legal.address", address),
            new Fact("legal.phone", phone),
            new Fact("legal.hosting", hosting))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }
}
