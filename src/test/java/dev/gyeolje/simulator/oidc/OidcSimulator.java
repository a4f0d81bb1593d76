package dev.gyeolje.simulator.oidc;

import com.sun.net.httpserver.HttpServer;
import dev.gyeolje.simulator.http.HttpCall;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A running simulator of an OpenID provider; the package documentation lists its features. */
public final class OidcSimulator implements AutoCloseable {

  /** The default client identifier. */
  public static final String CLIENT_ID = "gyeolje";

  /** The default client secret, which only this simulator accepts. */
  public static final String CLIENT_SECRET = "local-only";

  private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

  private static final List<User> HOUSEHOLD =
      List.of(
          new User("김지우", "jiwoo@example.com"),
          new User("이서준", "seojun@example.com"),
          new User("박하은", "haeun@example.com"),
          new User("Alex Morgan", "alex@example.com"),
          new User("운영자 최도윤", "ops@gyeolje.example"));

  /** The data that an authorization code grants access to. */
  private record Grant(
      User user, List<String> groups, AuthorizationRequest request, Instant until) {}

  private final String clientId;
  private final String clientSecret;
  private static final int NEWEST = 5;

  private final Map<String, User> users = new LinkedHashMap<>();
  private final Set<OidcFault> faults = EnumSet.noneOf(OidcFault.class);
  private final List<SignIn> signIns = new CopyOnWriteArrayList<>();
  private final Map<String, AuthorizationRequest> asked = new ConcurrentHashMap<>();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, User> accessTokens = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService executor;
  private final IdTokens idTokens;

  private OidcSimulator(int port, String clientId, String clientSecret) throws IOException {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    // Explicit address, because getLoopbackAddress() is IPv6 on some machines.
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    var thread = "oidc-simulator-" + server.getAddress().getPort() + "-";
    var threads = new AtomicInteger();
    executor =
        Executors.newCachedThreadPool(work -> new Thread(work, thread + threads.incrementAndGet()));
    server.setExecutor(executor);
    idTokens = new IdTokens(issuer().toString(), clientId);
    reset();
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            serve(new HttpCall(exchange));
          }
        });
    server.start();
  }

  /**
   * Starts on 127.0.0.1 for the client {@value #CLIENT_ID} with the secret {@value #CLIENT_SECRET}.
   *
   * @param port the port; 0 for any free port
   * @throws IOException if the port is in use
   */
  public static OidcSimulator start(int port) throws IOException {
    return start(port, CLIENT_ID, CLIENT_SECRET);
  }

  /**
   * Starts on 127.0.0.1 for one client.
   *
   * @param port the port; 0 for any free port
   * @throws IOException if the port is in use
   */
  public static OidcSimulator start(int port, String clientId, String clientSecret)
      throws IOException {
    return new OidcSimulator(port, clientId, clientSecret);
  }

  /**
   * Returns {@code http://localhost:PORT}, without a trailing slash; the console is at its root.
   */
  public URI issuer() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Returns all users: the predefined ones first, then those entered on the sign-in page. */
  public List<User> users() {
    synchronized (users) {
      return List.copyOf(users.values());
    }
  }

  /** Arms the fault until it is disarmed. */
  public void arm(OidcFault fault) {
    synchronized (faults) {
      faults.add(fault);
    }
  }

  /** Disarms the fault. */
  public void disarm(OidcFault fault) {
    synchronized (faults) {
      faults.remove(fault);
    }
  }

  /** Returns the predefined users and the newest of the others, to keep the sign-in page short. */
  private List<User> offered() {
    var everybody = users();
    int others = everybody.size() - HOUSEHOLD.size();
    return Stream.concat(
            HOUSEHOLD.stream(),
            everybody.stream().skip(everybody.size() - Math.min(others, NEWEST)))
        .toList();
  }

  /** Deletes faults, sign-ins, codes, tokens, and the users entered on the sign-in page. */
  public void reset() {
    synchronized (faults) {
      faults.clear();
    }
    signIns.clear();
    asked.clear();
    codes.clear();
    accessTokens.clear();
    synchronized (users) {
      users.clear();
      HOUSEHOLD.forEach(user -> users.put(user.email(), user));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpCall call) throws IOException {
    switch (call.route()) {
      case "GET /.well-known/openid-configuration" -> discovery(call);
      case "GET /authorize" -> authorize(call, call.query());
      case "POST /authorize" -> authorize(call, call.form());
      case "POST /authorize/person" -> signIn(call);
      case "POST /authorize/cancel" -> cancel(call);
      case "POST /token" -> token(call);
      case "GET /userinfo", "POST /userinfo" -> userInfo(call);
      case "GET /keys" -> keys(call);
      case "GET /end_session" -> endSession(call, call.query());
      case "POST /end_session" -> endSession(call, call.form());
      case "GET /" -> call.html(Pages.console(users(), signIns, faults(), clientId));
      case "POST /faults" -> toggle(call);
      case "POST /reset" -> {
        List.of(OidcFault.values()).forEach(this::disarm);
        call.seeOther("/");
      }
      default -> call.empty(404);
    }
  }

  private Set<OidcFault> faults() {
    synchronized (faults) {
      return EnumSet.copyOf(faults);
    }
  }

  private boolean down(HttpCall call, OidcFault fault) throws IOException {
    var down = faults().contains(fault);
    if (down) {
      call.send(503, "text/plain; charset=UTF-8", "The provider is down.");
    }
    return down;
  }

  private void discovery(HttpCall call) throws IOException {
    if (down(call, OidcFault.DISCOVERY_DOWN)) {
      return;
    }
    var issuer = issuer().toString();
    call.json(
        Json.createObjectBuilder()
            .add("issuer", issuer)
            .add("authorization_endpoint", issuer + "/authorize")
            .add("token_endpoint", issuer + "/token")
            .add("userinfo_endpoint", issuer + "/userinfo")
            .add("jwks_uri", issuer + "/keys")
            .add("end_session_endpoint", issuer + "/end_session")
            .add("response_types_supported", array("code"))
            .add("response_modes_supported", array("query"))
            .add("grant_types_supported", array("authorization_code"))
            .add("subject_types_supported", array("public"))
            .add("id_token_signing_alg_values_supported", array("RS256"))
            .add("scopes_supported", array("openid", "email", "profile"))
            .add(
                "token_endpoint_auth_methods_supported",
                array("client_secret_basic", "client_secret_post"))
            .add(
                "claims_supported",
                array(
                    "iss", "aud", "sub", "iat", "exp", "nonce", "name", "email", "email_verified"))
            .build()
            .toString());
  }

  private static JsonArrayBuilder array(String... values) {
    return Json.createArrayBuilder(List.of(values));
  }

  private void authorize(HttpCall call, Map<String, String> parameters) throws IOException {
    try {
      var request = AuthorizationRequest.read(parameters, clientId);
      if (!"code".equals(parameters.get("response_type"))) {
        call.seeOther(request.backWith("error", "unsupported_response_type"));
      } else if (!List.of(parameters.getOrDefault("scope", "").split(" ")).contains("openid")) {
        call.seeOther(request.backWith("error", "invalid_scope"));
      } else {
        var id = UUID.randomUUID().toString();
        asked.put(id, request);
        call.html(Pages.pick(id, offered()));
      }
    } catch (AuthorizationRequest.Untrusted e) {
      call.send(400, "text/html; charset=UTF-8", Pages.message(e.getMessage()));
    }
  }

  private void signIn(HttpCall call) throws IOException {
    var form = call.form();
    var request = asked.get(form.getOrDefault("request", ""));
    if (request == null || !form.getOrDefault("email", "").contains("@")) {
      call.send(400, "text/html; charset=UTF-8", Pages.message("Please start again at the shop."));
      return;
    }
    var user = customer(form.getOrDefault("name", ""), form.get("email"));
    var code = UUID.randomUUID().toString();
    var now = Instant.now();
    codes.put(code, new Grant(user, groups(form), request, now.plus(CODE_LIFETIME)));
    signIns.add(new SignIn(user, now));
    var back = faults().contains(OidcFault.WRONG_STATE) ? request.mistaking("astray") : request;
    call.seeOther(back.backWith("code", code));
  }

  private static List<String> groups(Map<String, String> form) {
    return Stream.of(form.getOrDefault("groups", "").split(","))
        .map(String::strip)
        .filter(group -> !group.isEmpty())
        .toList();
  }

  /** Returns the known user with this address, or creates one. */
  private User customer(String name, String email) {
    var entered = new User(name, email);
    synchronized (users) {
      return users.computeIfAbsent(entered.email(), address -> entered);
    }
  }

  private void cancel(HttpCall call) throws IOException {
    var request = asked.get(call.form().getOrDefault("request", ""));
    if (request == null) {
      call.send(400, "text/html; charset=UTF-8", Pages.message("Please start again at the shop."));
    } else {
      call.seeOther(request.backWith("error", "access_denied"));
    }
  }

  private void token(HttpCall call) throws IOException {
    if (down(call, OidcFault.TOKEN_DOWN)) {
      return;
    }
    var form = call.form();
    if (!authenticated(call, form)) {
      call.with("WWW-Authenticate", "Basic realm=\"token\"");
      error(call, 401, "invalid_client");
    } else if (!"authorization_code".equals(form.get("grant_type"))) {
      error(call, 400, "unsupported_grant_type");
    } else {
      // Removed in any case, because a code is valid for one try.
      var grant = codes.remove(form.getOrDefault("code", ""));
      if (grant == null
          || grant.until().isBefore(Instant.now())
          || !grant.request().redirectUri().toString().equals(form.get("redirect_uri"))) {
        error(call, 400, "invalid_grant");
      } else {
        tokens(call, grant);
      }
    }
  }

  private void tokens(HttpCall call, Grant grant) throws IOException {
    var accessToken = UUID.randomUUID().toString();
    accessTokens.put(accessToken, grant.user());
    var idToken =
        idTokens.issue(
            grant.user(), grant.groups(), grant.request().nonce(), Instant.now(), faults());
    call.json(
        Json.createObjectBuilder()
            .add("access_token", accessToken)
            .add("token_type", "Bearer")
            .add("expires_in", IdTokens.LIFETIME.toSeconds())
            .add("scope", "openid email profile")
            .add("id_token", idToken)
            .build()
            .toString());
  }

  private boolean authenticated(HttpCall call, Map<String, String> form) {
    var header = call.header("Authorization");
    if (header.isEmpty()) {
      return clientId.equals(form.get("client_id"))
          && clientSecret.equals(form.get("client_secret"));
    }
    return header.startsWith("Basic ") && clientOf(header).equals(clientId + ":" + clientSecret);
  }

  /** Decodes Basic credentials; id and secret are form-encoded (RFC 6749, 2.3.1). */
  private static String clientOf(String basic) {
    try {
      var decoded = Base64.getDecoder().decode(basic.substring("Basic ".length()).strip());
      return URLDecoder.decode(new String(decoded, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static void error(HttpCall call, int status, String error) throws IOException {
    var body = Json.createObjectBuilder().add("error", error).build().toString();
    call.send(status, "application/json; charset=UTF-8", body);
  }

  private void userInfo(HttpCall call) throws IOException {
    var user = accessTokens.get(call.header("Authorization").replaceFirst("^Bearer ", ""));
    if (user == null) {
      call.with("WWW-Authenticate", "Bearer error=\"invalid_token\"").empty(401);
      return;
    }
    call.json(
        Json.createObjectBuilder()
            .add("sub", user.sub())
            .add("name", user.name())
            .add("email", user.email())
            .add("email_verified", !faults().contains(OidcFault.EMAIL_NOT_VERIFIED))
            .build()
            .toString());
  }

  private void keys(HttpCall call) throws IOException {
    if (!down(call, OidcFault.KEYS_DOWN)) {
      call.json(idTokens.publicKeys());
    }
  }

  private void endSession(HttpCall call, Map<String, String> parameters) throws IOException {
    var address = parameters.get("post_logout_redirect_uri");
    if (address == null) {
      call.html(Pages.message("Signed out."));
      return;
    }
    try {
      var back =
          new AuthorizationRequest(
              AuthorizationRequest.onThisMachine(address), parameters.get("state"), null);
      call.seeOther(back.back());
    } catch (AuthorizationRequest.Untrusted e) {
      call.send(400, "text/html; charset=UTF-8", Pages.message(e.getMessage()));
    }
  }

  private void toggle(HttpCall call) throws IOException {
    var form = call.form();
    try {
      if (form.containsKey("arm")) {
        arm(OidcFault.valueOf(form.get("arm")));
      } else {
        disarm(OidcFault.valueOf(form.getOrDefault("disarm", "")));
      }
      call.seeOther("/");
    } catch (IllegalArgumentException unknown) {
      call.empty(400);
    }
  }
}
