package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SettingsException;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;

/** Restricts the session cookie to https if customers use https. */
@WebListener
public class SessionCookieListener implements ServletContextListener {

  @Inject SiteSettings site;

  @Override
  public void contextInitialized(ServletContextEvent start) {
    var cookie = start.getServletContext().getSessionCookieConfig();
    cookie.setSecure(site.secure());
    // a server's own configuration may override it
    if (site.secure() && !cookie.isSecure())
      throw new SettingsException(
          List.of("PUBLIC_ORIGIN is https, but this server sends the session over plain http too"));
  }
}
