package dev.gyeolje.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Pages that only a signed-in person sees; others sign in first and come back. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface SignInRequired {}
