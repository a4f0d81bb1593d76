package dev.gyeolje.account;

import java.util.Set;

/**
 * What the sign-in provider says of a person.
 *
 * @param issuer the provider
 * @param subject the person there
 * @param email may be empty
 * @param emailVerified whether the provider vouches for the e-mail
 * @param name may be empty
 * @param groups the person's groups there; may be empty
 */
record Claims(
    String issuer,
    String subject,
    String email,
    boolean emailVerified,
    String name,
    Set<String> groups) {}
