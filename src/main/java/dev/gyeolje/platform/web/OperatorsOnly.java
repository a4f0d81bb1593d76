package dev.gyeolje.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Pages and endpoints for operators; everybody else is told so and nothing happens. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface OperatorsOnly {}
