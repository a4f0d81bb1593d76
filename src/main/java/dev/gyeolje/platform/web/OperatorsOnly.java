package dev.gyeolje.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks pages and endpoints for operators; other users get an error, and nothing happens. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface OperatorsOnly {}
