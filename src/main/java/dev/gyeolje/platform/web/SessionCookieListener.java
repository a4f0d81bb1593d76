package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SettingsException;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;

/** Keeps the session cookie off plain connections where customers come over https. */
@WebListener
public class SessionCookieListener implements ServletContextListener {

  @Inject SiteSettings site;

  @Override
  public void contextInitialized(ServletContextEvent start) {
    var cookie = start.getServletContext().getSessionCookieConfig();
    cookie.setSecure(site.secure());
    // a server may have been told otherwise
    if (site.secure() && !cookie.isSecure())
      throw new SettingsException(
          List.of("PUBLIC_ORIGIN is https, but this server sends the session over plain http too"));
  }
}
