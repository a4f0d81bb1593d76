package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a transaction that failed at its end. One server has its own mapper for this exception,
 * which takes precedence over {@link UncaughtExceptionMapper} and reports nothing.
 */
@Provider
@Priority(1)
public class TransactionExceptionMapper extends FailureExceptionMapper<TransactionalException> {}
