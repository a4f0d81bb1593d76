package dev.gyeolje.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks endpoints that {@link CsrfFilter} lets anybody post to. They act on nobody's cookies: each
 * authenticates its caller by what the request carries, or changes nothing of a user's.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CsrfExempt {}
