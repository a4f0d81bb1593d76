package dev.gyeolje.simulator.toss;

/** What the shop's server asks of the API. */
public enum Call {
  CONFIRM,
  RETRIEVE,
  CANCEL
}
