package dev.gyeolje.platform.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Removes Payara's injector of JSP tags, so that pages create tags with {@code new}. Payara
 * otherwise injects each tag at each use in a tag file. No tag of the shop or of JSTL needs
 * injection. WildFly does not do this and does not have the attribute.
 */
@WebListener
public class PlainTagsListener implements ServletContextListener {

  /** Context attribute from which Payara's JSP engine reads the injector; optional there. */
  private static final String INJECTOR = "com.sun.appserv.jsp.resource.injector";

  @Override
  public void contextInitialized(ServletContextEvent start) {
    start.getServletContext().removeAttribute(INJECTOR);
  }
}
