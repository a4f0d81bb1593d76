package dev.gyeolje.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognizes requests of customers who have just paid. */
@ApplicationScoped
class AfterPayment {

  @Inject @Any Instance<AddressRules> features;

  private Pattern paths;

  @PostConstruct
  void begin() {
    paths =
        Pattern.compile(
            features.stream()
                .flatMap(feature -> feature.afterPayment().stream())
                .collect(Collectors.joining("|", "/*(", ")/?")));
  }

  /**
   * Whether a request leads to one of those paths. The path may begin with any number of slashes,
   * as in {@link Paths#forPrograms}.
   */
  boolean leadsTo(String method, String path) {
    return method.equals("GET") && paths.matcher(path).matches();
  }
}
