package dev.gyeolje.simulator.toss;

/** The API calls that the shop's server makes. */
public enum Call {
  CONFIRM,
  RETRIEVE,
  CANCEL
}
