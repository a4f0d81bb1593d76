package dev.gyeolje.platform.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Lets pages make their tags with {@code new} on Payara, which otherwise makes each by dependency
 * injection, at each use in a tag file. No tag of ours, and none of JSTL, has anything injected.
 * WildFly does not do so, and does not know the attribute.
 */
@WebListener
public class PlainTagsListener implements ServletContextListener {

  /**
   * Under which Payara's JSP engine finds what makes its tags; without it, it makes them itself.
   */
  private static final String INJECTOR = "com.sun.appserv.jsp.resource.injector";

  @Override
  public void contextInitialized(ServletContextEvent start) {
    start.getServletContext().removeAttribute(INJECTOR);
  }
}
