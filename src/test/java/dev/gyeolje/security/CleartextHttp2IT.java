package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import org.junit.jupiter.api.Test;

/**
 * Tests that the server does not speak HTTP/2 without TLS: the proxy terminates both. Otherwise one
 * connection could carry any number of requests, and bodies without a length in a header.
 */
class CleartextHttp2IT {

  /**
   * RFC 9113, 3.4: preface of a client that already knows that the server speaks HTTP/2, and empty
   * settings.
   */
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0";

  private final LocalShop shop = SharedShop.get();

  @Test
  void http2Preface_getsHttp1Response() {
    assertThat(RawRequest.beginning(shop.origin(), PREFACE, 9)).isEqualTo("HTTP/1.1 ");
  }

  @Test
  void upgradeToHttp2_isIgnored() {
    var request =
        "GET /internal/live HTTP/1.1\r\nHost: localhost\r\nConnection: %s\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    assertThat(
            RawRequest.conversation(
                shop.origin(),
                request.formatted("Upgrade, HTTP2-Settings") + request.formatted("close")))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("HTTP/1.1 101");
  }
}
