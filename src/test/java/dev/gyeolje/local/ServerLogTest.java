package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts are what Payara 6.2025.9 printed. */
class ServerLogTest {
  @TempDir Path directory;

  @Test
  void refusalWithACause_isToldInTheInnermostWords() throws Exception {
    ServerLog log =
        log(
            """
            Caused by: jakarta.ejb.CreateException: Initialization failed for Singleton Start
            	at com.sun.ejb.containers.AbstractSingletonContainer.create(Container.java:529)
            Caused by: java.lang.reflect.InvocationTargetException
            Caused by: java.lang.IllegalStateException: Settings are missing: A, B.
              Error occurred during deployment: Exception while loading the app : x.Y: z. Please see server.log for more details.|#]
            Caused by: java.lang.IllegalStateException: of the second attempt
            """);

    assertThat(log.reasonOfRefusal()).isEqualTo("Settings are missing: A, B.");
  }

  @Test
  void refusalWithoutACause_isToldAsPayaraPutsIt() throws Exception {
    ServerLog log =
        log(
            "  Error occurred during deployment: org.jboss.weld.exceptions.DeploymentException:"
                + " WELD-001408: Unsatisfied dependencies. Please see server.log for more"
                + " details.|#]\n");

    assertThat(log.reasonOfRefusal()).isEqualTo("WELD-001408: Unsatisfied dependencies.");
  }

  @Test
  void earlierStarts_arePassedOver() throws Exception {
    String earlier = "Caused by: java.lang.Exception: long ago\n";
    ServerLog all = log(earlier + "java.net.BindException: Address already in use\n");

    ServerLog last = new ServerLog(all.file(), earlier.length());

    assertThat(last.lastLine()).isEqualTo("Address already in use");
  }

  private ServerLog log(String text) throws Exception {
    return new ServerLog(Files.writeString(directory.resolve("server.log"), text), 0);
  }
}
