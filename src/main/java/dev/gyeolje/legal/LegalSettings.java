package dev.gyeolje.legal;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shop's legal identity and the directory of the operator's pages. With a live key of Toss, all
 * of these settings are required.
 */
@ApplicationScoped
public class LegalSettings implements Settings, GoLiveChecks {

  private static final String[] IDENTITY = {
    "SHOP_NAME",
    "SHOP_REPRESENTATIVE",
    "SHOP_BUSINESS_NUMBER",
    "SHOP_MAIL_ORDER_NUMBER",
    "SHOP_ADDRESS",
    "SHOP_PHONE",
    "SHOP_HOSTING"
  };

  @Inject Environment environment;

  /** The view that pages read as {@code identity}. */
  @Produces
  @Dependent
  @Named("identity")
  ShopIdentityView identity() {
    return new ShopIdentityView(
        environment.value("SHOP_NAME", ""),
        environment.value("SHOP_REPRESENTATIVE", ""),
        environment.value("SHOP_BUSINESS_NUMBER", ""),
        environment.value("SHOP_MAIL_ORDER_NUMBER", ""),
        environment.value("SHOP_ADDRESS", ""),
        environment.value("SHOP_PHONE", ""),
        environment.value("SHOP_HOSTING", ""));
  }

  /** Returns the operator's file for the page, if there is one. */
  Optional<Path> file(LegalPage page, Locale language) {
    return directory()
        .map(directory -> directory.resolve(name(page, language)))
        .filter(Files::isReadable);
  }

  /** File name of a page, such as {@code terms.ko.md}. */
  static String name(LegalPage page, Locale language) {
    return page.path() + "." + language.getLanguage() + ".md";
  }

  private Optional<Path> directory() {
    try {
      return environment.value("SHOP_PAGES").map(Path::of);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /** Names of files that the operator has not written. */
  private List<String> missing() {
    return Stream.of(LegalPage.values())
        .flatMap(
            page ->
                Messages.LANGUAGES.stream()
                    .filter(language -> file(page, language).isEmpty())
                    .map(language -> name(page, language)))
        .toList();
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of(
        "IDENTITY",
        Stream.of(IDENTITY).allMatch(name -> environment.value(name).isPresent()),
        "PAGES",
        missing().isEmpty());
  }

  @Override
  public List<String> configurationErrors() {
    var errors = new ConfigurationErrors(environment);
    errors.reject(
        environment.value("SHOP_PAGES").isPresent()
            && directory().filter(Files::isDirectory).isEmpty(),
        "SHOP_PAGES must be the whole path of a directory that the server can read");
    if (!environment.value("TOSSPAYMENTS_CLIENT_KEY", "").startsWith("live_")) return errors.list();
    return errors
        .require(IDENTITY)
        .reject(
            !missing().isEmpty(),
            "SHOP_PAGES must hold " + String.join(", ", missing()) + " with a live key of Toss")
        .list();
  }
}
