package dev.gyeolje.platform.log;

/** A value that becomes a field of each log line that mentions it. */
public interface LogField {

  /** Name of the field. */
  String logField();
}
