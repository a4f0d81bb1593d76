package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log texts are output of Payara 6.2025.9 and WildFly 39.0.1. */
class ServerLogTest {
  @TempDir Path directory;

  @Test
  void failedDeployment_isReportedByItsInnermostCause() throws Exception {
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

    assertThat(log.reasonOfDecline()).isEqualTo("Settings are missing: A, B.");
  }

  @Test
  void failedDeploymentWithoutACause_isReportedByPayarasMessage() throws Exception {
    ServerLog log =
        log(
            "  Error occurred during deployment: org.jboss.weld.exceptions.DeploymentException:"
                + " WELD-001408: Unsatisfied dependencies. Please see server.log for more"
                + " details.|#]\n");

    assertThat(log.reasonOfDecline()).isEqualTo("WELD-001408: Unsatisfied dependencies.");
  }

  @Test
  void failedDeploymentOnWildFly_isReportedByItsInnermostCause() throws Exception {
    String printed =
        """
        09:50:22,101 ERROR [org.jboss.as.controller.management-operation] (Boot) WFLYCTL0013: Operation ("add") failed - address: ([
        09:50:23,406 ERROR [org.jboss.msc.service.fail] (MSC 1-2) MSC000001: Failed to start service jboss.deployment: org.jboss.msc.service.StartException in service
        Caused by: java.lang.RuntimeException: java.lang.IllegalStateException: Settings are missing: A, B.
        Caused by: java.lang.IllegalStateException: Settings are missing: A, B.
        09:50:23,520 ERROR [org.jboss.as.controller.management-operation] (Boot) WFLYCTL0013: Operation ("deploy") failed - address: ([("deployment" => "gyeolje.war")])
        """;

    assertThat(ServerLog.ofWildFly(log(printed).file(), 0).reasonOfDecline())
        .isEqualTo("Settings are missing: A, B.");
  }

  @Test
  void payarasOwnStartFailure_isDistinguishedFromPortInUse() throws Exception {
    var raced =
        log(
            """
            {"Level":"SEVERE","Throwable":{"Exception":"Startup service failed to start","StackTrace":"MultiException stack 1 of 4\\njava.util.ConcurrentModificationException\\n\\tat java.base/java.util.LinkedList$ListItr.next(LinkedList.java:892)"}}
            {"Level":"SEVERE","LogMessage":"Failed to start, exiting"}
            """);
    assertThat(raced.stumbled()).isTrue();

    var portInUse =
        log(
            """
            {"Level":"SEVERE","Throwable":{"Exception":"Shutting down server due to startup exception","StackTrace":"java.net.BindException: Address already in use"}}
            {"Level":"SEVERE","LogMessage":"Failed to start, exiting"}
            """);

    assertThat(portInUse.stumbled()).isFalse();
  }

  @Test
  void failedDeploymentInJson_isReportedByItsInnermostCause() throws Exception {
    ServerLog log =
        log(
            """
            {"Timestamp":"2026-11-25T10:28:26.023+0000","Level":"SEVERE","LoggerName":"jakarta.enterprise.system.core","Throwable":{"Exception":"x","StackTrace":"x.Y: z\\n\\tat a.B\\nCaused by: java.lang.IllegalStateException: Settings are missing: A, B.\\n"}}
            {"Timestamp":"2026-11-25T10:28:26.123+0000","Level":"SEVERE","LogMessage":"  Error occurred during deployment: x.Y: z. Please see server.log for more details."}
            """);

    assertThat(log.reasonOfDecline()).isEqualTo("Settings are missing: A, B.");
  }

  @Test
  void outputOfEarlierStarts_isSkipped() throws Exception {
    String earlier = "Caused by: java.lang.Exception: long ago\n";
    ServerLog all = log(earlier + "java.net.BindException: Address already in use\n");

    ServerLog last = ServerLog.ofPayara(all.file(), earlier.length());

    assertThat(last.lastLine()).isEqualTo("Address already in use");
  }

  private ServerLog log(String text) throws Exception {
    return ServerLog.ofPayara(Files.writeString(directory.resolve("server.log"), text), 0);
  }
}
