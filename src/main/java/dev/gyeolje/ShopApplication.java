package dev.gyeolje;

import jakarta.mvc.form.FormMethodOverwriter;
import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application, at the root path so that customers see short URLs. */
@ApplicationPath("/")
public class ShopApplication extends Application {

  /**
   * Disables two features of Jakarta MVC. Its CSRF protection needs a token in each form and a
   * session to store the token; {@code CsrfFilter} needs neither. Its form method override lets a
   * form field choose another HTTP method; no form of the shop uses it.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        Csrf.CSRF_PROTECTION,
        Csrf.CsrfOptions.OFF,
        FormMethodOverwriter.FORM_METHOD_OVERWRITE,
        FormMethodOverwriter.Options.DISABLED);
  }
}
