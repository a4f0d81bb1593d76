package dev.gyeolje.platform.web;

import jakarta.ws.rs.ext.Provider;

/**
 * Answers an uncaught error. Otherwise, JAX-RS of one server would log and answer it without notice
 * to the shop's filters, and that of the other would rethrow it.
 */
@Provider
public class UncaughtExceptionMapper extends FailureExceptionMapper<Throwable> {}
