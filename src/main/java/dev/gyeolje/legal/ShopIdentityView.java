package dev.gyeolje.legal;

/**
 * Who runs the shop, as the foot of every page but those of errors says it. The Act on the Consumer
 * Protection in Electronic Commerce, article 10, asks for it (law.go.kr). Empty where it is not
 * set.
 *
 * @param name trade name
 * @param representative of the business
 * @param businessNumber registration number
 * @param mailOrderNumber number of the report as a mail-order business
 * @param address of the business
 * @param phone for customers
 * @param hosting who provides the hosting
 */
public record ShopIdentityView(
    String name,
    String representative,
    String businessNumber,
    String mailOrderNumber,
    String address,
    String phone,
    String hosting) {}
