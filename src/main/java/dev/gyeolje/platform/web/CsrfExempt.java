package dev.gyeolje.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks endpoints that {@link CsrfFilter} does not check. They do not rely on cookies: each
 * authenticates its caller by the content of the request, or changes no user data.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CsrfExempt {}
