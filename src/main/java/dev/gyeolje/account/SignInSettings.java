package dev.gyeolje.account;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.config.WebAddress;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.web.ContentSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of the sign-in provider. The sign-in mechanism reads them through expressions, which
 * need getters.
 */
@ApplicationScoped
@Named("signInSettings")
public class SignInSettings implements Settings, ContentSources {

  /** Path to which the provider redirects the user. */
  static final String RETURN_PATH = "/login/callback";

  private static final Log LOG = Log.of(SignInSettings.class);

  private final AtomicBoolean unreadable = new AtomicBoolean();

  @Inject Environment environment;
  @Inject SiteSettings site;

  /** The provider's issuer URL. */
  public String getIssuer() {
    return environment.value("OIDC_ISSUER", "");
  }

  /** The shop's client id at the provider. */
  public String getClientId() {
    return environment.value("OIDC_CLIENT_ID", "");
  }

  /** The shop's client secret at the provider. */
  public String getClientSecret() {
    return environment.value("OIDC_CLIENT_SECRET", "");
  }

  /** Absolute URL of {@link #RETURN_PATH}. */
  public String getReturnAddress() {
    return site.origin() + RETURN_PATH;
  }

  /**
   * E-mail addresses of the operators, in lower case. The shop reads the file each time, so that a
   * user removed from it loses operator access with the next request.
   */
  Set<String> operators() {
    return Stream.of(environment.value("OPS_EMAILS", ""), file().map(this::read).orElse(""))
        .flatMap(list -> Arrays.stream(list.split("[,\n]")))
        .map(address -> address.strip().toLowerCase(Locale.ROOT))
        .filter(address -> !address.isEmpty() && !address.startsWith("#"))
        .collect(Collectors.toSet());
  }

  private Optional<Path> file() {
    return environment.value("OPS_EMAILS_FILE").map(Path::of);
  }

  /** The content of the file; empty if it cannot be read. */
  private String read(Path file) {
    try {
      var text = Files.readString(file);
      unreadable.set(false);
      return text;
    } catch (IOException e) {
      if (!unreadable.getAndSet(true))
        LOG.log(Level.WARNING, "OPS_EMAILS_FILE cannot be read, so it names no operator");
      return "";
    }
  }

  /** Idle time after which an operator's sign-in ends. */
  Duration operatorIdle() {
    return Duration.ofMinutes(Integer.parseInt(environment.value("OPS_IDLE_MINUTES", "30")));
  }

  /** Name of the operators' group at the provider; empty if not set. */
  String operatorGroup() {
    return environment.value("OPS_GROUP", "");
  }

  @Override
  public String pages() {
    return "/";
  }

  /**
   * Allows forms to lead to the provider: a form sent after its session has ended is redirected
   * there.
   */
  @Override
  public Map<String, List<String>> contentSources() {
    return Map.of("form-action", WebAddress.origin(getIssuer()).map(List::of).orElseThrow());
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .require("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
        .reject(
            operators().isEmpty() && file().isEmpty() && operatorGroup().isEmpty(),
            "OPS_EMAILS is not set, nor OPS_EMAILS_FILE or OPS_GROUP: one of them names the operators")
        .reject(
            file().filter(file -> !file.isAbsolute() || !Files.isReadable(file)).isPresent(),
            "OPS_EMAILS_FILE must be the whole path of a file that can be read")
        .number("OPS_IDLE_MINUTES", 5, 720)
        .reject(
            !operators().stream().allMatch(address -> address.matches("[^@\\s]+@[^@\\s]+")),
            "OPS_EMAILS must be e-mail addresses separated by commas")
        .address("OIDC_ISSUER")
        .rejectIfPublic(
            getIssuer().startsWith("http:"),
            "OIDC_ISSUER must be https: anyone who changes its answers could sign in as any user")
        .list();
  }
}
