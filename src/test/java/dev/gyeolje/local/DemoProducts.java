package dev.gyeolje.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Products for the local run. Tests create their own. */
final class DemoProducts {
  private static final String SCRIPT = "/demo/products.sql";

  private DemoProducts() {}

  /** Adds the missing products; existing products keep their current stock. */
  static void loadInto(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script());
    }
  }

  private static String script() throws IOException {
    try (InputStream script = DemoProducts.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException("There is no " + SCRIPT + " among the test resources.");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
