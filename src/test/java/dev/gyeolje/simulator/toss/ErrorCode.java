package dev.gyeolje.simulator.toss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An error response of Toss, from the table {@code errors.tsv} in this package.
 *
 * @param status the HTTP status
 * @param rejection whether the error rejects the buyer's means of payment, which ends the payment
 *     at confirm
 * @param code Toss' error code
 * @param message Toss' Korean message
 */
record ErrorCode(int status, boolean rejection, String code, String message) {
  private static final Map<String, ErrorCode> TABLE = read();

  static Optional<ErrorCode> find(String code) {
    return Optional.ofNullable(TABLE.get(code));
  }

  /**
   * Returns the error with this code. A code that Toss does not list becomes an unknown error with
   * status 400.
   */
  static ErrorCode of(String code) {
    return find(code).orElseGet(() -> new ErrorCode(400, false, code, "알 수 없는 오류입니다."));
  }

  static Iterable<String> codes() {
    return TABLE.keySet();
  }

  private static Map<String, ErrorCode> read() {
    Map<String, ErrorCode> table = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ErrorCode.class.getResourceAsStream("errors.tsv"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  table.put(
                      cells[2],
                      new ErrorCode(
                          Integer.parseInt(cells[0]), cells[1].equals("R"), cells[2], cells[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}
