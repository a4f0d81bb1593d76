package dev.gyeolje.account;

/**
 * The signed-in person as a page shows them.
 *
 * @param name what to call them; may be empty
 * @param operator whether the operators' desk is open to them
 */
public record UserView(String name, boolean operator) {}
