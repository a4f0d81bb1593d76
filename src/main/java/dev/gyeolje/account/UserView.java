package dev.gyeolje.account;

/**
 * The customer as a page shows them.
 *
 * @param name display name; may be empty
 * @param guest whether they have not signed in
 * @param operator whether they may open the operator pages
 */
public record UserView(String name, boolean guest, boolean operator) {}
