package dev.gyeolje.platform.web;

import jakarta.ws.rs.ext.Provider;

/**
 * Answers an error that nobody caught. Without it, one server's JAX-RS logs and answers by itself,
 * where no filter of ours learns of the error, and the other's throws it on.
 */
@Provider
public class UncaughtExceptionMapper extends FailureExceptionMapper<Throwable> {}
