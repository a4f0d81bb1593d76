package dev.gyeolje.account;

import java.util.UUID;

/**
 * A sign-in has ended on a browser that is registered for notifications.
 *
 * @param account the user
 * @param device the browser's registration
 */
public record SignInEnded(AccountId account, UUID device) {}
