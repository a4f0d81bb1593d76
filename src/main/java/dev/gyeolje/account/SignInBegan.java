package dev.gyeolje.account;

import java.util.UUID;

/**
 * A user signed in with a browser that was registered for notifications before.
 *
 * @param account who
 * @param device the browser's registration, which may be another user's
 */
public record SignInBegan(AccountId account, UUID device) {}
