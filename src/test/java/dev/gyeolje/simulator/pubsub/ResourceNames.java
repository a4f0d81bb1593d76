package dev.gyeolje.simulator.pubsub;

/** Splits {@code projects/PROJECT/topics/ID} and {@code projects/PROJECT/subscriptions/ID}. */
final class ResourceNames {

  private ResourceNames() {}

  static String project(String name) {
    return name.split("/")[1];
  }

  static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
