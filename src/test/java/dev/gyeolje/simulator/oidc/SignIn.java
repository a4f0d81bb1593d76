package dev.gyeolje.simulator.oidc;

import java.time.Instant;

/** Somebody who was sent back to the client with a code. */
record SignIn(User customer, Instant at) {}
