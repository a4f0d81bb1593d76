package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a transaction that failed at its end. One server brings a mapper of its own for it, which
 * is nearer to it than {@link UncaughtExceptionMapper} and tells nobody.
 */
@Provider
@Priority(1)
public class TransactionExceptionMapper extends FailureExceptionMapper<TransactionalException> {}
