package dev.gyeolje.platform.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.jsp.JspFactory;

/**
 * Adds {@link AbsentNameResolver} to the expressions of all pages. The servers register CDI's
 * resolver before they call the application's listeners, so named beans are found first.
 */
@WebListener
public class PageExpressionsListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent start) {
    JspFactory.getDefaultFactory()
        .getJspApplicationContext(start.getServletContext())
        .addELResolver(new AbsentNameResolver());
  }
}
