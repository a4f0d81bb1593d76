package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void portInUse_isReportedWithPurposeAndRemedy() throws Exception {
    Ports free = Ports.free();
    try (ServerSocket stranger =
        new ServerSocket(free.postgres(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(free::requireFree)
          .isInstanceOf(CannotStartException.class)
          .hasMessageStartingWith("Port " + stranger.getLocalPort() + " (PostgreSQL) is in use")
          .hasMessageContaining("-Dport=");
    }
  }

  @Test
  void otherPorts_followTheShopsPort() {
    assertThat(Ports.from(8080))
        .isEqualTo(new Ports(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088, 8089));
  }

  @Test
  void freePorts_areUnusedAndDistinct() {
    Ports ports = Ports.free();

    assertThatCode(ports::requireFree).doesNotThrowAnyException();
    assertThat(
            new int[] {
              ports.shop(), ports.toss(), ports.fcm(), ports.signIn(),
              ports.pubsub(), ports.pubsubConsole(), ports.postgres(), ports.serverAdmin(),
              ports.mail(), ports.mailConsole()
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void freePorts_areReservedAgainstOtherJvms() {
    int port = Ports.free().shop();

    assertThatThrownBy(() -> new DatagramSocket(port, InetAddress.getLoopbackAddress()))
        .isInstanceOf(BindException.class);
  }
}
