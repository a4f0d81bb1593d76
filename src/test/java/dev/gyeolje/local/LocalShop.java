package dev.gyeolje.local;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gyeolje.simulator.fcm.FcmSimulator;
import dev.gyeolje.simulator.mail.MailSimulator;
import dev.gyeolje.simulator.oidc.OidcSimulator;
import dev.gyeolje.simulator.pubsub.PubSubSimulator;
import dev.gyeolje.simulator.toss.TossSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * PostgreSQL, the simulators and the server with the deployed shop, connected to each other.
 *
 * <p>{@link #close} ends every part, and so does the end of this JVM (SIGINT, SIGTERM), even in the
 * middle of the start. The server ends first, while the parts that it depends on still run.
 */
public final class LocalShop implements AutoCloseable {
  /** E-mail address of an operator; the sign-in simulator offers this account. */
  public static final String OPERATOR = "ops@gyeolje.example";

  /** Group of the sign-in provider whose members are operators, too. */
  public static final String OPERATORS = "gyeolje-operators";

  /** Audience of the tokens that the Pub/Sub simulator signs its pushes with. */
  public static final String PUSH_AUDIENCE = "https://shop.gyeolje.example";

  /** Service account in these tokens. */
  public static final String PUSH_ACCOUNT = "push@gyeolje-local.iam.gserviceaccount.com";

  /**
   * Keys that the shop encrypts account numbers with. They are public, and the shop rejects them if
   * other machines can reach it.
   */
  public static final String DATA_KEYS =
      "local:bG9jYWwtb25seS1sb2NhbC1vbmx5LWxvY2FsLW9ubHk=,local-older:bG9jYWwtb25seS1vbGRlci1sb2NhbC1vbmx5LW9sZGU=";

  static final String GOOGLE_PROJECT = "gyeolje-local";

  /**
   * Caps the back-off of the subscriptions, which is up to ten minutes and too long for a local
   * run.
   */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  private final Build build;
  private final boolean deployed;
  private final Path data;
  private final Ports ports;
  private final Consumer<String> progress;
  private final List<String> flags;

  private static final Set<Path> LOGS = ConcurrentHashMap.newKeySet();

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final ReentrantLock opening = new ReentrantLock();
  private final Thread atExit = new Thread(this::closeAll, "local-shop-exit");
  private volatile boolean closing;
  private Map<String, String> settings = Map.of();
  private SecondNode secondNode;

  private Postgres postgres;
  private HikariDataSource database;
  private TossSimulator toss;
  private FcmSimulator fcm;
  private OidcSimulator oidc;
  private PubSubSimulator pubsub;
  private MailSimulator mail;
  private final List<Server> servers = new ArrayList<>();
  private RoundRobin balancer;

  private LocalShop(
      Build build,
      boolean deployed,
      Path data,
      Ports ports,
      Consumer<String> progress,
      List<String> flags) {
    this.build = build;
    this.deployed = deployed;
    this.data = data;
    this.ports = ports;
    this.progress = progress;
    this.flags = flags;
  }

  /** The additional ports of a second server and of the load balancer. */
  private record SecondNode(int shop, int admin, int balancer) {}

  /**
   * Starts a separate shop for tests, with free ports, an empty database and its data under {@code
   * target/}.
   *
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop temporary() throws Exception {
    return temporary(true);
  }

  /**
   * Starts everything except the shop's WAR, for tests that deploy the shop together with
   * themselves.
   *
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop withoutWar() throws Exception {
    return temporary(false);
  }

  private static LocalShop temporary(boolean deployed) throws Exception {
    return temporary(deployed, Server.QUICK_START);
  }

  /**
   * As {@link #temporary()}, with the JVM flags of a production server, which starts more slowly
   * and runs faster once warm.
   *
   * @param build the WAR, and the checkout whose server-config is used
   * @param flags additional flags for the server's JVM
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop likeProduction(Build build, List<String> flags) throws Exception {
    LocalShop shop = prepared(build, true, flags);
    // Compared builds must do the same work, and earlier builds send no mail.
    shop.settings = Map.of("SMTP_HOST", "");
    return start(shop);
  }

  /**
   * As {@link #temporary()}, with additional flags for the server's JVM.
   *
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop withFlags(List<String> flags) throws Exception {
    return temporary(true, Stream.concat(Server.QUICK_START.stream(), flags.stream()).toList());
  }

  /**
   * As {@link #temporary()}, with some settings changed.
   *
   * @param settings override the usual settings of the same names
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop with(Map<String, String> settings) throws Exception {
    LocalShop shop = prepared(true, Server.QUICK_START);
    shop.settings = settings;
    return start(shop);
  }

  private static LocalShop temporary(boolean deployed, List<String> flags) throws Exception {
    return start(prepared(deployed, flags));
  }

  private static LocalShop prepared(boolean deployed, List<String> flags) {
    return prepared(Build.fromSystemProperties(), deployed, flags);
  }

  private static LocalShop prepared(Build build, boolean deployed, List<String> flags) {
    Path data =
        Build.fromSystemProperties()
            .target()
            .resolve("shops")
            .resolve(UUID.randomUUID().toString());
    return new LocalShop(build, deployed, data, Ports.free(), step -> {}, flags);
  }

  /**
   * As {@link #temporary()}, with two servers behind {@link RoundRobin}.
   *
   * @throws CannotStartException with a one-sentence message, if a part does not start
   */
  public static LocalShop withTwoNodes() throws Exception {
    LocalShop shop = prepared(true, Server.QUICK_START);
    Ports more = Ports.free();
    shop.secondNode = new SecondNode(more.shop(), more.serverAdmin(), more.toss());
    return start(shop);
  }

  static LocalShop start(Build build, Path data, Ports ports, Consumer<String> progress)
      throws Exception {
    return start(new LocalShop(build, true, data, ports, progress, Server.QUICK_START));
  }

  private static LocalShop start(LocalShop shop) throws Exception {
    Runtime.getRuntime().addShutdownHook(shop.atExit);
    try {
      shop.start();
      return shop;
    } catch (Exception e) {
      shop.close();
      throw e;
    }
  }

  private void start() throws Exception {
    Files.createDirectories(data);
    progress.accept("PostgreSQL");
    postgres = open(() -> Postgres.start(postgresDirectory(data), ports.postgres()));
    database = open(() -> pool(postgres));
    progress.accept("simulators of Toss, Firebase, sign-in, mail and Pub/Sub");
    toss = open(() -> TossSimulator.start(ports.toss()));
    fcm = open(() -> FcmSimulator.start(ports.fcm()));
    oidc = open(() -> OidcSimulator.start(ports.signIn()));
    mail = open(() -> MailSimulator.start(ports.mail(), ports.mailConsole()));
    if (googlesEmulator().isEmpty()) {
      pubsub =
          open(() -> PubSubSimulator.start(ports.pubsub(), ports.pubsubConsole(), LONGEST_BACKOFF));
    }
    progress.accept(
        "%s (its log: %s/server.log)".formatted(build.kind().title(), serverDirectory(data)));
    if (secondNode != null) {
      balancer =
          open(
              () ->
                  RoundRobin.start(
                      secondNode.balancer(), List.of(ports.shop(), secondNode.shop())));
    }
    servers.add(open(() -> Server.of(build, plan("server", ports.shop(), ports.serverAdmin()))));
    if (secondNode != null) {
      servers.add(
          open(() -> Server.of(build, plan("server-2", secondNode.shop(), secondNode.admin()))));
    }
    for (Server server : servers) {
      LOGS.add(server.log());
      server.start();
    }
  }

  /** Returns the log files of all servers that this JVM has started. */
  public static Set<Path> logs() {
    return Set.copyOf(LOGS);
  }

  /** Returns the simulator of Toss Payments. */
  public TossSimulator toss() {
    return toss;
  }

  /** Returns the simulator of Firebase Cloud Messaging. */
  public FcmSimulator fcm() {
    return fcm;
  }

  /** Returns the simulator of the sign-in provider. */
  public OidcSimulator oidc() {
    return oidc;
  }

  /** Returns the simulator of the mail server. */
  public MailSimulator mail() {
    return mail;
  }

  /** Returns the simulator of Pub/Sub, or empty if Google's emulator is used. */
  public Optional<PubSubSimulator> pubsub() {
    return Optional.ofNullable(pubsub);
  }

  public Postgres postgres() {
    return postgres;
  }

  /** Returns the server; with two servers, the first. */
  public Server server() {
    return servers.get(0);
  }

  /** Returns the second server of {@link #withTwoNodes}. */
  public Server secondServer() {
    return servers.get(1);
  }

  /** Returns the load balancer of two servers; null with one server. */
  public RoundRobin balancer() {
    return balancer;
  }

  /**
   * Returns the shop's database with its owner's rights, so that tests can inspect the tables. The
   * connections are pooled, so a lock of the session outlives {@code close}.
   */
  public DataSource dataSource() {
    return database;
  }

  /**
   * Tests read single values every 50 ms while they wait. A new connection for each of them took a
   * quarter of the fault tests' processor time.
   */
  private static HikariDataSource pool(Postgres postgres) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(postgres.dataSource());
    pool.setMaximumPoolSize(50);
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  /** Returns the shop's origin as a browser uses it, without a trailing slash. */
  public URI origin() {
    return balancer == null ? server().origin() : balancer.origin();
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook has closed everything or is doing so.
    }
  }

  static Path postgresDirectory(Path data) {
    return data.resolve("postgres");
  }

  static Path serverDirectory(Path data) {
    return data.resolve("server");
  }

  /**
   * Returns the address of Google's emulator, from the environment variable that Google's tools
   * use.
   */
  static Optional<String> googlesEmulator() {
    return Optional.ofNullable(System.getenv("PUBSUB_EMULATOR_HOST")).filter(h -> !h.isBlank());
  }

  private Server.Plan plan(String directory, int http, int admin) throws IOException {
    Path place = Files.createDirectories(data.resolve(directory));
    return new Server.Plan(
        deployed ? build.war() : null,
        deployed ? "/internal/ready" : null,
        place,
        http,
        admin,
        flags,
        environment(drainFile(place)));
  }

  /** Returns the server's settings; {@code server-config/env.example} documents each. */
  private Map<String, String> environment(Path drainFile) throws IOException {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("POSTGRES_HOST", Postgres.HOST);
    env.put("POSTGRES_PORT", Integer.toString(postgres.port()));
    env.put("POSTGRES_DATABASE", Postgres.NAME);
    env.put("POSTGRES_USER", Postgres.NAME);
    env.put("POSTGRES_PASSWORD", Postgres.PASSWORD);
    env.put("POSTGRES_MIGRATION_USER", Postgres.OWNER);
    env.put("POSTGRES_MIGRATION_PASSWORD", Postgres.PASSWORD);
    env.put("POSTGRES_POOL_SIZE", "20");
    env.put("DATA_KEYS", DATA_KEYS);
    env.put(
        "PUBLIC_ORIGIN",
        "http://localhost:" + (balancer == null ? ports.shop() : secondNode.balancer()));
    env.put("DRAIN_FILE", drainFile.toString());
    // Local runs need not wait until a load balancer detects the draining.
    env.put("DRAIN_SECONDS", "0");
    env.put("TOSSPAYMENTS_CLIENT_KEY", toss.clientKey());
    env.put("TOSSPAYMENTS_WIDGET_SECRET_KEY", toss.secretKey());
    env.put("TOSSPAYMENTS_API_URL", toss.origin().toString());
    env.put("TOSSPAYMENTS_SDK_URL", toss.origin() + "/v2/standard");
    env.put("GOOGLE_CLOUD_PROJECT", GOOGLE_PROJECT);
    env.put("PUBSUB_EMULATOR_HOST", googlesEmulator().orElseGet(() -> pubsub.host()));
    env.put("PUBSUB_PUSH_TOKEN", pushToken());
    if (pubsub != null) {
      env.put("PUBSUB_PUSH_AUDIENCE", PUSH_AUDIENCE);
      env.put("PUBSUB_PUSH_SERVICE_ACCOUNT", PUSH_ACCOUNT);
      env.put("PUBSUB_PUSH_KEYS_URL", pubsub.keys().toString());
    }
    env.put("FCM_URL", fcm.origin().toString());
    env.put("FIREBASE_SDK_URL", fcm.origin() + "/sdk");
    env.put("FIREBASE_API_KEY", "local-only");
    env.put("FIREBASE_PROJECT_ID", GOOGLE_PROJECT);
    env.put("FIREBASE_MESSAGING_SENDER_ID", "100000000000");
    env.put("FIREBASE_APP_ID", "1:100000000000:web:local");
    env.put("FIREBASE_VAPID_KEY", FcmSimulator.VAPID_KEY);
    env.put("SHOP_NAME", "결제 상점");
    env.put("SHOP_REPRESENTATIVE", "홍길동");
    env.put("SHOP_BUSINESS_NUMBER", "000-00-00000");
    env.put("SHOP_MAIL_ORDER_NUMBER", "0000-서울중구-0000");
    env.put("SHOP_ADDRESS", "서울 중구 세종대로 110");
    env.put("SHOP_PHONE", "02-000-0000");
    env.put("SHOP_HOSTING", "localhost");
    env.put("SMTP_HOST", "127.0.0.1");
    env.put("SMTP_PORT", Integer.toString(mail.port()));
    env.put("SMTP_SECURITY", "none");
    env.put("SMTP_FROM", "shop@gyeolje.example");
    env.put("OIDC_ISSUER", oidc.issuer().toString());
    env.put("OIDC_CLIENT_ID", "gyeolje");
    env.put("OIDC_CLIENT_SECRET", "local-only");
    env.put("OPS_EMAILS", OPERATOR);
    env.put("OPS_GROUP", OPERATORS);
    env.put("TRUSTED_PROXIES", "127.0.0.1");
    // All clients of a local shop, including load generators, have the same address.
    for (var limited :
        List.of("SIGN_IN", "ORDERS", "CALLBACK", "WEBHOOK", "PUSH_TEST", "DEVICES", "CANCEL"))
      env.put("RATE_LIMIT_" + limited, "10000000");
    env.putAll(settings);
    return env;
  }

  /** Returns the file whose existence makes the server drain. */
  public Path drainFile() {
    return drainFile(serverDirectory(data));
  }

  /** Returns the file whose existence makes the second server drain. */
  public Path secondDrainFile() {
    return drainFile(data.resolve("server-2"));
  }

  private static Path drainFile(Path place) {
    return place.resolve("draining").toAbsolutePath();
  }

  /**
   * Returns the secret that authenticates pushes. It is stored with the data, because subscriptions
   * of an emulator that keeps running contain it in their push URL.
   */
  public String pushToken() throws IOException {
    Path file = data.resolve("push-token");
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString());
    }
    return Files.readString(file).strip();
  }

  /**
   * Starts a part under a lock, so that {@link #closeAll} waits for a part that is starting and
   * closes it, too.
   */
  private <T extends AutoCloseable> T open(Callable<T> part) throws Exception {
    opening.lock();
    try {
      if (closing) {
        throw new CannotStartException("The start was interrupted.");
      }
      T started = part.call();
      opened.push(started);
      return started;
    } finally {
      opening.unlock();
    }
  }

  private void closeAll() {
    closing = true;
    try {
      if (!opening.tryLock(20, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      while (!opened.isEmpty()) {
        end(opened.pop());
      }
    } finally {
      opening.unlock();
    }
  }

  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println(part.getClass().getSimpleName() + " did not end: " + e.getMessage());
    }
  }
}
