package dev.gyeolje.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured, as a table for people and as CSV for programs. */
final class Figures {

  private static final List<String> HEAD = List.of("part", "figure", "value", "unit", "aim", "met");

  private final List<List<String>> rows = new ArrayList<>();

  /** A figure without an aim. */
  void add(String part, String figure, double value, String unit) {
    rows.add(List.of(part, figure, number(value), unit, "", ""));
  }

  /** A figure with an aim. */
  void add(String part, String figure, double value, String unit, String aim, boolean met) {
    rows.add(List.of(part, figure, number(value), unit, aim, met ? "yes" : "no"));
  }

  private static String number(double value) {
    return value >= 100 ? String.format("%.0f", value) : String.format("%.2f", value);
  }

  String table() {
    var all = new ArrayList<List<String>>();
    all.add(HEAD);
    all.addAll(rows);
    var text = new StringBuilder("\n");
    for (var row : all) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        var format = i == 2 ? "%" + width + "s  " : "%-" + width + "s  ";
        text.append(String.format(format, row.get(i)));
      }
      text.append("\n");
    }
    return text.toString();
  }

  void write(Path file) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(String.join(",", HEAD));
    for (var row : rows)
      lines.add(
          row.stream()
              .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(",")));
    Files.write(file, lines);
  }
}
