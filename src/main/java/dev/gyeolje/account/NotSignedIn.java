package dev.gyeolje.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Reasons why a sign-in failed, and the page that shows them. */
enum NotSignedIn {
  /** The provider does not respond, or its answer is invalid. */
  UNAVAILABLE(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
  /** The user canceled the sign-in at the provider. */
  CANCELED(HttpServletResponse.SC_OK),
  /** The answer does not belong to a sign-in that began here, or its identity is not acceptable. */
  REJECTED(HttpServletResponse.SC_BAD_REQUEST);

  private final int status;

  NotSignedIn(int status) {
    this.status = status;
  }

  /**
   * @param to the path that the user wanted
   */
  void show(HttpServletRequest request, HttpServletResponse response, String to)
      throws ServletException, IOException {
    response.setStatus(status);
    if (this == UNAVAILABLE) response.setHeader("Retry-After", "30");
    request.setAttribute("outcome", name().toLowerCase(Locale.ROOT));
    request.setAttribute("to", to);
    request.getServletContext().getNamedDispatcher("not-signed-in").forward(request, response);
  }
}
