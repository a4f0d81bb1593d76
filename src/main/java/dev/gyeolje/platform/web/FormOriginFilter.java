package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Rejects what is posted to a page and was not sent from a page of ours, whatever it is. What
 * programs post proves itself in other ways.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class FormOriginFilter implements ContainerRequestFilter {

  @Context ResourceInfo resource;
  @Inject HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean page = resource.getResourceClass().isAnnotationPresent(Controller.class);
    if (page && request.getMethod().equals("POST") && !FormFilter.isOurs(http))
      throw new ForbiddenException();
  }
}
