package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.WidgetSettings;
import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.WebAddress;
import dev.gyeolje.platform.web.ContentSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keys and URLs of Toss. */
@ApplicationScoped
public class TossSettings implements Settings, WidgetSettings, ContentSources, GoLiveChecks {

  private static final String API = "https://api.tosspayments.com";
  private static final String SDK = "https://js.tosspayments.com/v2/standard";

  /** Key pairs that Toss publishes in its documentation for anybody to try. */
  private static final String PRINTED = "test_g[cs]k_docs_.*";

  @Inject Environment environment;

  @Override
  public String clientKey() {
    return environment.value("TOSSPAYMENTS_CLIENT_KEY", "");
  }

  String secretKey() {
    return environment.value("TOSSPAYMENTS_WIDGET_SECRET_KEY", "");
  }

  /** Origin of the API, without a trailing slash. */
  String apiUrl() {
    return environment.value("TOSSPAYMENTS_API_URL", API).replaceAll("/+$", "");
  }

  @Override
  public String sdkUrl() {
    return environment.value("TOSSPAYMENTS_SDK_URL", SDK);
  }

  @Override
  public String pages() {
    return "/checkout";
  }

  /**
   * Toss publishes no list of sources. These are the ones that publicly visible shops have in
   * common. The SDK loads more scripts from its own hosts, renders itself into the page with style
   * attributes, and opens windows of Toss Pay.
   */
  @Override
  public Map<String, List<String>> contentSources() {
    var hosts =
        simulatedSdk()
            ? List.of(WebAddress.origin(sdkUrl()).orElseThrow())
            : List.of("https://*.tosspayments.com", "https://*.toss.im");
    var directives = new HashMap<String, List<String>>();
    for (var name : List.of("connect-src", "frame-src", "font-src", "form-action"))
      directives.put(name, hosts);
    // a wildcard does not match the bare domain
    if (!simulatedSdk())
      directives.put(
          "frame-src", Stream.concat(hosts.stream(), Stream.of("https://toss.im")).toList());
    directives.put("script-src", hosts.subList(0, 1));
    directives.put("img-src", Stream.concat(hosts.stream(), Stream.of("data:")).toList());
    directives.put("style-src", List.of("'unsafe-inline'"));
    return directives;
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("LIVE", clientKey().startsWith("live_"));
  }

  @Override
  public List<String> configurationErrors() {
    boolean live = clientKey().startsWith("live_") || secretKey().startsWith("live_");
    return new ConfigurationErrors(environment)
        .require("TOSSPAYMENTS_CLIENT_KEY", "TOSSPAYMENTS_WIDGET_SECRET_KEY")
        .reject(
            !clientKey().isEmpty() && !clientKey().matches("(test|live)_gck_.+"),
            "TOSSPAYMENTS_CLIENT_KEY must be a widget client key, test_gck_… or live_gck_…")
        .reject(
            !secretKey().isEmpty() && !secretKey().matches("(test|live)_gsk_.+"),
            "TOSSPAYMENTS_WIDGET_SECRET_KEY must be a widget secret key, test_gsk_… or live_gsk_…")
        .reject(
            live && clientKey().startsWith("live_") != secretKey().startsWith("live_"),
            "TOSSPAYMENTS_CLIENT_KEY and TOSSPAYMENTS_WIDGET_SECRET_KEY must both be test or both live")
        .reject(
            live && !environment.value("PUBLIC_ORIGIN", "https:").startsWith("https:"),
            "PUBLIC_ORIGIN must be https with a live key of Toss")
        // with a published key, anybody could view and cancel the payments
        .rejectIfPublic(
            clientKey().matches(PRINTED),
            "TOSSPAYMENTS_CLIENT_KEY is printed in Toss' documentation; use one of your own")
        .rejectIfPublic(
            secretKey().matches(PRINTED),
            "TOSSPAYMENTS_WIDGET_SECRET_KEY is printed in Toss' documentation; use one of your own")
        .address("TOSSPAYMENTS_API_URL")
        .address("TOSSPAYMENTS_SDK_URL")
        .reject(live && simulatedApi(), "TOSSPAYMENTS_API_URL must not be set with a live key")
        .reject(live && simulatedSdk(), "TOSSPAYMENTS_SDK_URL must not be set with a live key")
        .rejectIfPublic(
            !live && simulatedApi(),
            "TOSSPAYMENTS_API_URL must not be set where others than this machine reach the shop")
        .rejectIfPublic(
            !live && simulatedSdk(),
            "TOSSPAYMENTS_SDK_URL must not be set where others than this machine reach the shop")
        .reject(
            !live && simulatedApi() != simulatedSdk(),
            "TOSSPAYMENTS_API_URL and TOSSPAYMENTS_SDK_URL must both be Toss' or both a simulator's")
        .list();
  }

  private boolean simulatedApi() {
    return !apiUrl().equals(API);
  }

  private boolean simulatedSdk() {
    return !sdkUrl().equals(SDK);
  }
}
