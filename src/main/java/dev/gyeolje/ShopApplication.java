package dev.gyeolje;

import jakarta.mvc.form.FormMethodOverwriter;
import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The one JAX-RS application, at the root so that customers see clean addresses. */
@ApplicationPath("/")
public class ShopApplication extends Application {

  /**
   * MVC's own protection against forged requests wants a token in each form and a session to keep
   * it in; {@code CsrfFilter} needs neither. No form has a method besides its own, so no field of
   * one may name another.
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
