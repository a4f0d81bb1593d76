package dev.gyeolje.account;

import java.util.UUID;

/**
 * A user signed in with a browser that was registered for notifications before.
 *
 * @param account the user
 * @param device the browser's registration, which may belong to another user
 */
public record SignInBegan(AccountId account, UUID device) {}
