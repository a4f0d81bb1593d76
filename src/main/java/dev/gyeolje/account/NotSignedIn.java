package dev.gyeolje.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Why a sign-in ended without anybody signed in, and the page that says so. */
enum NotSignedIn {
  /** The provider does not answer, or answers nonsense. */
  UNAVAILABLE(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
  /** The person gave up at the provider. */
  CANCELED(HttpServletResponse.SC_OK),
  /** The answer does not belong to a sign-in that began here. */
  REJECTED(HttpServletResponse.SC_BAD_REQUEST);

  private final int status;

  NotSignedIn(int status) {
    this.status = status;
  }

  /**
   * @param to where the user wanted to go
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
