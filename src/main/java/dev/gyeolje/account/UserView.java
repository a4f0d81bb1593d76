package dev.gyeolje.account;

/**
 * The customer as a page shows them.
 *
 * @param name what to call them; may be empty
 * @param guest whether they have not signed in
 * @param operator whether the operators' desk is open to them
 */
public record UserView(String name, boolean guest, boolean operator) {}
