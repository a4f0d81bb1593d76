package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects forged cross-site requests (CSRF). A request that may change something must come from a
 * page of the shop, unless its endpoint is {@link CsrfExempt}.
 *
 * <p>Browsers report where a request comes from in {@code Sec-Fetch-Site} (Fetch Metadata), those
 * from before 2023 only in {@code Origin}. No page can set either header, so forms need no token.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class CsrfFilter implements ContainerRequestFilter {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  @Context ResourceInfo resource;
  @Inject HttpServletRequest http;
  @Inject SiteSettings site;
  @Inject Language language;

  @Override
  public void filter(ContainerRequestContext request) {
    if (SAFE_METHODS.contains(request.getMethod())
        || resource.getResourceClass().isAnnotationPresent(CsrfExempt.class)
        || isSameOrigin(
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("Origin"),
            site.origin())) return;
    if (Paths.forPrograms("/" + request.getUriInfo().getPath()))
      request.abortWith(
          new Problem(403, "CSRF", Messages.text(language.locale(), "platform.error.csrf.hint"))
              .response());
    else {
      http.setAttribute("csrf", true);
      throw new ForbiddenException();
    }
  }

  /**
   * Whether the browser's headers say that the request comes from a page of the shop.
   *
   * @param fetchSite {@code Sec-Fetch-Site}, or null
   * @param origin {@code Origin}, or null; only used if {@code fetchSite} is null
   * @param shop the shop's own origin
   */
  static boolean isSameOrigin(@Nullable String fetchSite, @Nullable String origin, String shop) {
    return fetchSite == null ? shop.equals(origin) : fetchSite.equals("same-origin");
  }
}
