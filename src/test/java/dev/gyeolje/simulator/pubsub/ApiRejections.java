package dev.gyeolje.simulator.pubsub;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Creates the errors of the real service, with its status codes and similar messages. */
final class ApiRejections {

  private ApiRejections() {}

  static StatusRuntimeException notFound(String resource) {
    return rejection(Status.NOT_FOUND, "Resource not found (resource=" + resource + ").");
  }

  static StatusRuntimeException alreadyExists(String resource) {
    return rejection(
        Status.ALREADY_EXISTS,
        "Resource already exists in the project (resource=" + resource + ").");
  }

  static StatusRuntimeException invalid(String why) {
    return rejection(Status.INVALID_ARGUMENT, why);
  }

  static StatusRuntimeException outOfRange(String why) {
    return rejection(Status.OUT_OF_RANGE, why);
  }

  static StatusRuntimeException unavailable(String why) {
    return rejection(Status.UNAVAILABLE, why);
  }

  /** Creates the error for a feature of the real service that this simulator does not have. */
  static StatusRuntimeException notImitated(String feature) {
    return rejection(
        Status.UNIMPLEMENTED, "The Pub/Sub simulator does not imitate " + feature + ".");
  }

  private static StatusRuntimeException rejection(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }
}
