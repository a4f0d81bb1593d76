package dev.gyeolje.security;

import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that pages which servers add to every application are not public. */
class ServerPagesIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/application.wadl",
        "/application.wadl/xsd0.xsd",
        "/openapi",
        "/openapi/",
        "/openapi-ui",
        "/metrics",
        "/metrics/base",
        "/health",
        "/health/live",
        "/health/ready"
      })
  void pageOfServer_isUnavailable(String path) {
    var answer = Visitor.to(SharedShop.get()).get(path);

    // some servers respond with 403 for a disabled page
    assertThat(answer.statusCode()).isIn(403, 404);
    if (answer.statusCode() == 404) assertThat(heading(answer)).isEqualTo("There is no such page");
    else assertThat(answer.body()).doesNotContain("openapi:", "jvm_", "# TYPE", "paths:");
  }
}
