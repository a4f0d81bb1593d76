package dev.gyeolje.platform.web;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.jsp.JspFactory;

/** Adds {@link AbsentNameResolver} to the expressions of all pages. */
@WebListener
public class PageExpressionsListener implements ServletContextListener {

  @Inject BeanManager beans;

  @Override
  public void contextInitialized(ServletContextEvent start) {
    JspFactory.getDefaultFactory()
        .getJspApplicationContext(start.getServletContext())
        .addELResolver(new AbsentNameResolver(beans.getELResolver()));
  }
}
