package dev.gyeolje.account;

import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.oidc.OidcFault;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.api.Test;

/**
 * Runs its own shop, because the server reads the provider's metadata only once, at the first
 * sign-in.
 */
class ProviderDownIT {

  @Test
  void providerDownAtFirstSignIn_yields503AndRecovers() throws Exception {
    try (var shop = LocalShop.temporary()) {
      var visitor = Visitor.to(shop);
      shop.oidc().arm(OidcFault.DISCOVERY_DOWN);

      var page = visitor.get("/login?to=/orders");

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(heading(page)).isEqualTo("Sign-in is not possible right now");
      assertThat(page.body()).contains("href=\"/login?to=%2forders\"");
      assertThat(visitor.get("/").statusCode()).isEqualTo(200);

      shop.oidc().disarm(OidcFault.DISCOVERY_DOWN);
      visitor.signIn("Robin", Visitor.newEmail());
    }
  }
}
