package dev.gyeolje.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks pages for signed-in users; others sign in first and return. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface SignInRequired {}
