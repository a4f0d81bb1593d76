package dev.gyeolje.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Endpoints that a page's script calls with the customer's session: the request must carry the
 * page's CSRF token in the header {@code X-CSRF-TOKEN}. Forms are protected by {@link
 * FormOriginFilter}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface SameOrigin {}
