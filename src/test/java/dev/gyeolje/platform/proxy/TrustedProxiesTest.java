package dev.gyeolje.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      TrustedProxies.parse("10.0.0.0/8, 192.0.2.7,2001:db8::/32").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "10.255.255.255", "192.0.2.7", "2001:db8:1::1", "::ffff:10.1.2.3"})
  void listedAddressesAndNetworks_areTrusted(String peer) {
    assertThat(proxies.include(peer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.0.0.1",
        "192.0.2.8",
        "2001:db9::1",
        "::1",
        "",
        "localhost",
        "10",
        "10.0.0.1.9"
      })
  void otherPeers_areNotTrusted(String peer) {
    assertThat(proxies.include(peer)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.internal",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/-1",
        "300.0.0.1",
        "10.0.0.1 10.0.0.2",
        "2001:db8::/129"
      })
  void invalidEntry_isRejected(String list) {
    assertThat(TrustedProxies.parse(list)).isEmpty();
    assertThat(TrustedProxies.parse("10.0.0.1," + list)).isEmpty();
  }

  @Test
  void emptyList_trustsNoProxy() {
    assertThat(TrustedProxies.parse("").orElseThrow().include("127.0.0.1")).isFalse();
  }

  /** Entries that the client wrote itself are to the left of those that trusted proxies add. */
  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, 203.0.113.5",
    "1.1.1.1;203.0.113.5, 203.0.113.5",
    "10.0.0.9;203.0.113.5, 203.0.113.5",
    "203.0.113.5;10.0.0.2;10.0.0.3, 203.0.113.5",
    "1.1.1.1;203.0.113.5;192.0.2.7, 203.0.113.5",
    "203.0.113.5:4711, 203.0.113.5",
    "[2001:db9::5]:4711, 2001:db9:0:0:0:0:0:5",
    "10.0.0.2, 10.0.0.2",
    "evil, 10.0.0.1",
    "203.0.113.5;evil;10.0.0.2, 10.0.0.2",
    "203.0.113.5;;10.0.0.2, 10.0.0.2"
  })
  void client_isPeerOfOutermostTrustedProxy(String header, String client) {
    assertThat(proxies.client("10.0.0.1", List.of(header.split(";", -1)))).isEqualTo(client);
  }

  @Test
  void missingHeader_makesProxyTheClient() {
    assertThat(proxies.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
  }

  @Test
  void household_isIpv6PrefixOrIpv4Address() {
    assertThat(household("2001:db8:1:2:3::4")).isEqualTo(household("2001:db8:1:2:9::9"));
    assertThat(household("2001:db8:1:2::1")).isNotEqualTo(household("2001:db8:1:3::1"));
    assertThat(household("192.0.2.7")).isNotEqualTo(household("192.0.2.8"));
  }

  private static String household(String address) {
    return IpAddress.parse(address).orElseThrow().household();
  }
}
