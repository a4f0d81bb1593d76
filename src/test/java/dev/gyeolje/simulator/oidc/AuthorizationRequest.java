package dev.gyeolje.simulator.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A client's authorization request.
 *
 * @param redirectUri URI to which the browser returns
 * @param state returned unchanged; null if the request had none
 * @param nonce copied into the ID token; null if the request had none
 */
record AuthorizationRequest(URI redirectUri, String state, String nonce) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reports a request whose redirect URI is not trusted, so that the simulator must not redirect to
   * it.
   */
  static final class Untrusted extends Exception {
    private static final long serialVersionUID = 1;

    Untrusted(String why) {
      super(why);
    }
  }

  static AuthorizationRequest read(Map<String, String> parameters, String clientId)
      throws Untrusted {
    if (!clientId.equals(parameters.get("client_id"))) {
      throw new Untrusted("Unknown client_id.");
    }
    return new AuthorizationRequest(
        onThisMachine(parameters.getOrDefault("redirect_uri", "")),
        parameters.get("state"),
        parameters.get("nonce"));
  }

  /** Accepts addresses on this machine only; otherwise the simulator would be an open redirect. */
  static URI onThisMachine(String address) throws Untrusted {
    try {
      var uri = new URI(address);
      var web = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (web && uri.getHost() != null && THIS_MACHINE.contains(uri.getHost())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // rejected below
    }
    throw new Untrusted("The address to come back to is not on this machine.");
  }

  /** Returns the redirect URI with one more parameter, and with the state if there is one. */
  String backWith(String name, String value) {
    return withState(with(redirectUri.toString(), name, value));
  }

  /** Returns the redirect URI with only the state, if there is one. */
  String back() {
    return withState(redirectUri.toString());
  }

  private String withState(String address) {
    return state == null ? address : with(address, "state", state);
  }

  private static String with(String address, String name, String value) {
    var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return address + (address.contains("?") ? '&' : '?') + name + '=' + encoded;
  }

  /** Returns the same request with another state. */
  AuthorizationRequest mistaking(String another) {
    return new AuthorizationRequest(redirectUri, another, nonce);
  }
}
