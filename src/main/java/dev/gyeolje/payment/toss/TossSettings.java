package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.WidgetSettings;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Problems;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keys and addresses of Toss. */
@ApplicationScoped
public class TossSettings implements Settings, WidgetSettings {

  private static final String API = "https://api.tosspayments.com";
  private static final String SDK = "https://js.tosspayments.com/v2/standard";

  @Inject Environment environment;

  @Override
  public String clientKey() {
    return environment.value("TOSSPAYMENTS_CLIENT_KEY", "");
  }

  String secretKey() {
    return environment.value("TOSSPAYMENTS_WIDGET_SECRET_KEY", "");
  }

  /** Origin of the API, without a slash at the end. */
  String apiUrl() {
    return environment.value("TOSSPAYMENTS_API_URL", API).replaceAll("/+$", "");
  }

  @Override
  public String sdkUrl() {
    return environment.value("TOSSPAYMENTS_SDK_URL", SDK);
  }

  @Override
  public List<String> problems() {
    boolean live = clientKey().startsWith("live_") || secretKey().startsWith("live_");
    return new Problems(environment)
        .require("TOSSPAYMENTS_CLIENT_KEY", "TOSSPAYMENTS_WIDGET_SECRET_KEY")
        .refuse(
            !clientKey().isEmpty() && !clientKey().matches("(test|live)_gck_.+"),
            "TOSSPAYMENTS_CLIENT_KEY must be a widget client key, test_gck_… or live_gck_…")
        .refuse(
            !secretKey().isEmpty() && !secretKey().matches("(test|live)_gsk_.+"),
            "TOSSPAYMENTS_WIDGET_SECRET_KEY must be a widget secret key, test_gsk_… or live_gsk_…")
        .refuse(
            live && clientKey().startsWith("live_") != secretKey().startsWith("live_"),
            "TOSSPAYMENTS_CLIENT_KEY and TOSSPAYMENTS_WIDGET_SECRET_KEY must both be test or both live")
        .refuse(
            live && !apiUrl().equals(API), "TOSSPAYMENTS_API_URL must not be set with a live key")
        .refuse(
            live && !sdkUrl().equals(SDK), "TOSSPAYMENTS_SDK_URL must not be set with a live key")
        .list();
  }
}
