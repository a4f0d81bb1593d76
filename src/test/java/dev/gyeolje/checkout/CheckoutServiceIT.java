package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.container.Deployments;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("container")
@ArquillianTest
class CheckoutServiceIT {

  @Deployment
  static WebArchive shop() {
    return Deployments.shopWith();
  }

  @Inject CheckoutService checkout;

  @Test
  void runs() {
    assertThat(checkout.expire(0)).isZero();
  }
}
