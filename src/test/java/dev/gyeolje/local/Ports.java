package dev.gyeolje.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The eight ports of one local shop, all on the loopback address. */
public record Ports(
    int shop,
    int toss,
    int fcm,
    int signIn,
    int pubsub,
    int pubsubConsole,
    int postgres,
    int serverAdmin) {

  static final int COUNT = 8;

  /** Consecutive ports: a person has to remember one. */
  static Ports from(int first) {
    return new Ports(
        first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7);
  }

  /** Ports nobody uses at this moment. */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      // All are held until the last is found, or the system would hand out one of them twice.
      for (int i = 0; i < COUNT; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] n = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /**
   * Throws {@link CannotStartException} if any of the ports is in use, naming each with its
   * purpose.
   */
  void requireFree() {
    List<String> busy = new ArrayList<>();
    byPurpose()
        .forEach(
            (purpose, port) -> {
              if (isBusy(port)) {
                busy.add(port + " (" + purpose + ")");
              }
            });
    if (!busy.isEmpty()) {
      throw new CannotStartException(
          "%s %s in use by another program: stop it, or choose other ports, for example -Dport=%d."
              .formatted(
                  (busy.size() == 1 ? "Port " : "Ports ") + String.join(", ", busy),
                  busy.size() == 1 ? "is" : "are",
                  shop < 60000 ? shop + 1000 : 18080));
    }
  }

  private Map<String, Integer> byPurpose() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("the shop", shop);
    ports.put("Toss stand-in", toss);
    ports.put("FCM stand-in", fcm);
    ports.put("sign-in stand-in", signIn);
    ports.put("Pub/Sub stand-in", pubsub);
    ports.put("console of the Pub/Sub stand-in", pubsubConsole);
    ports.put("PostgreSQL", postgres);
    ports.put("server administration", serverAdmin);
    return ports;
  }

  private static boolean isBusy(int port) {
    return !canBind("127.0.0.1", port) || answers("::1", port);
  }

  private static boolean canBind(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A browser asks for localhost at ::1 first, so a stranger there would be taken for the shop. */
  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
