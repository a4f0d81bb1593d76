package dev.gyeolje.security;

import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers add to every application by themselves is not for the public. */
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
  void pageOfTheServer_isAbsent(String path) {
    var answer = Visitor.to(SharedShop.get()).get(path);

    // a server says "forbidden" of what is turned off
    assertThat(answer.statusCode()).isIn(403, 404);
    if (answer.statusCode() == 404) assertThat(heading(answer)).isEqualTo("There is no such page");
    else assertThat(answer.body()).doesNotContain("openapi:", "jvm_", "# TYPE", "paths:");
  }
}
