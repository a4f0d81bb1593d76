package dev.gyeolje.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The browser that a user signs in with.
 *
 * @param key the browser's own key
 * @param name such as "Chrome · Android"; may be empty
 * @param device its registration for notifications; null if it has none
 */
record SignInBrowser(String key, String name, @Nullable UUID device) {}
