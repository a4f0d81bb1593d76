package dev.gyeolje.platform.log;

/** A value that is a field of the log line it is mentioned in. */
public interface LogField {

  /** Name of the field. */
  String logField();
}
