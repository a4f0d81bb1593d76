package dev.gyeolje.account;

import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Problems;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.config.WebAddress;
import dev.gyeolje.platform.web.ContentSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sign-in provider; read by the sign-in mechanism through expressions, hence the getters. */
@ApplicationScoped
@Named("signInSettings")
public class SignInSettings implements Settings, ContentSources {

  /** Where the provider sends the person back to. */
  static final String RETURN_PATH = "/login/callback";

  @Inject Environment environment;
  @Inject SiteSettings site;

  /** The provider's issuer address. */
  public String getIssuer() {
    return environment.value("OIDC_ISSUER", "");
  }

  /** Our name at the provider. */
  public String getClientId() {
    return environment.value("OIDC_CLIENT_ID", "");
  }

  /** Our secret at the provider. */
  public String getClientSecret() {
    return environment.value("OIDC_CLIENT_SECRET", "");
  }

  /** Absolute address of {@link #RETURN_PATH}. */
  public String getReturnAddress() {
    return site.origin() + RETURN_PATH;
  }

  /** E-mail addresses of the operators, in lower case. */
  Set<String> operators() {
    return Arrays.stream(environment.value("OPS_EMAILS", "").split(","))
        .map(address -> address.strip().toLowerCase(Locale.ROOT))
        .filter(address -> !address.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The group of operators at the provider; empty if it tells of none. */
  String operatorGroup() {
    return environment.value("OPS_GROUP", "");
  }

  @Override
  public String pages() {
    return "/";
  }

  /** A form that somebody sends after their session has ended leads to the provider. */
  @Override
  public Map<String, List<String>> contentSources() {
    return Map.of("form-action", WebAddress.origin(getIssuer()).map(List::of).orElseThrow());
  }

  @Override
  public List<String> problems() {
    return new Problems(environment)
        .require("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
        .refuse(
            operators().isEmpty() && operatorGroup().isEmpty(),
            "OPS_EMAILS is not set, nor is OPS_GROUP: one of them says who the operators are")
        .refuse(
            !operators().stream().allMatch(address -> address.matches("[^@\\s]+@[^@\\s]+")),
            "OPS_EMAILS must be e-mail addresses separated by commas")
        .address("OIDC_ISSUER")
        .refuseInTheOpen(
            getIssuer().startsWith("http:"),
            "OIDC_ISSUER must be https: whoever changes its answers is whoever they like")
        .list();
  }
}
