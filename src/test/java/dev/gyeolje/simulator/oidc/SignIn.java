package dev.gyeolje.simulator.oidc;

import java.time.Instant;

/** A completed sign-in, which redirected the user to the client with a code. */
record SignIn(User customer, Instant at) {}
