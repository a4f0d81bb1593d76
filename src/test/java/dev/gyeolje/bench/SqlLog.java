package dev.gyeolje.bench;

import dev.gyeolje.local.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** The statements that PostgreSQL saw, as it wrote them into its log, with their parameters. */
final class SqlLog {

  /**
   * One statement as the shop's driver sent it.
   *
   * @param parameters as text; null for NULL
   */
  record Statement(String sql, List<String> parameters) {
    boolean mentions(String value) {
      return parameters.stream().anyMatch(p -> p != null && p.contains(value));
    }
  }

  private static final Pattern LINE =
      Pattern.compile("(\\d+)\\|(LOG|DETAIL):  (.*)", Pattern.DOTALL);
  private static final Pattern STATEMENT =
      Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\d+ = (NULL|'((?:[^']|'')*)')", Pattern.DOTALL);

  private final Postgres postgres;

  SqlLog(Postgres postgres) {
    this.postgres = postgres;
  }

  /**
   * The transactions with a statement that mentions {@code value}, of those that {@code work}
   * causes; each from {@code BEGIN} to {@code COMMIT}, in the order in which they ended.
   */
  List<List<Statement>> transactionsOf(String value, Callable<?> work) throws Exception {
    long from = Files.size(postgres.log());
    set("log_line_prefix = '%p|'", "log_statement = 'all'");
    try {
      work.call();
    } finally {
      set("log_line_prefix = DEFAULT", "log_statement = DEFAULT");
    }
    return transactions(from).stream()
        .filter(transaction -> transaction.stream().anyMatch(s -> s.mentions(value)))
        .toList();
  }

  private void set(String... settings) throws SQLException {
    try (var connection = postgres.administration().getConnection();
        var statement = connection.createStatement()) {
      for (var setting : settings)
        statement.execute(
            setting.endsWith("DEFAULT")
                ? "alter system reset " + setting.replace(" = DEFAULT", "")
                : "alter system set " + setting);
      statement.execute("select pg_reload_conf()");
      boolean all = settings[1].contains("all");
      // the server's processes hear of it one by one, each before its next statement
      while (all != shows(statement, "log_statement").equals("all")) Thread.onSpinWait();
    }
  }

  private static String shows(java.sql.Statement statement, String setting) throws SQLException {
    try (var row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private List<List<Statement>> transactions(long from) throws IOException {
    var ended = new ArrayList<List<Statement>>();
    var open = new LinkedHashMap<String, List<Statement>>();
    String sql = null;
    for (var entry : entries(from)) {
      var line = LINE.matcher(entry);
      if (!line.matches()) continue;
      var process = line.group(1);
      if (line.group(2).equals("LOG")) {
        var statement = STATEMENT.matcher(line.group(3));
        sql = statement.matches() ? statement.group(1) : null;
        if (sql != null) add(new Statement(sql, List.of()), process, open, ended);
      } else if (sql != null && open.containsKey(process)) {
        var statements = open.get(process);
        statements.set(statements.size() - 1, new Statement(sql, parameters(line.group(3))));
      } else if (sql != null && !ended.isEmpty()) {
        ended.set(ended.size() - 1, List.of(new Statement(sql, parameters(line.group(3)))));
      }
    }
    return ended;
  }

  private static void add(
      Statement statement,
      String process,
      Map<String, List<Statement>> open,
      List<List<Statement>> ended) {
    if (statement.sql().equals("BEGIN")) open.put(process, new ArrayList<>());
    else if (statement.sql().equals("COMMIT"))
      Optional.ofNullable(open.remove(process)).ifPresent(ended::add);
    else if (statement.sql().equals("ROLLBACK")) open.remove(process);
    else if (open.containsKey(process)) open.get(process).add(statement);
    else ended.add(List.of(statement));
  }

  /** A line of the log and those that go on with it. */
  private List<String> entries(long from) throws IOException {
    var bytes = Files.readAllBytes(postgres.log());
    var text = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8);
    var entries = new ArrayList<String>();
    for (var line : text.split("\n"))
      if (line.startsWith("\t") && !entries.isEmpty())
        entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "\n" + line.substring(1));
      else entries.add(line);
    return entries;
  }

  private static List<String> parameters(String detail) {
    var parameters = new ArrayList<String>();
    var match = PARAMETER.matcher(detail);
    while (match.find())
      parameters.add(match.group(2) == null ? null : match.group(2).replace("''", "'"));
    return parameters;
  }
}
