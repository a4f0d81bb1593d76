package dev.gyeolje.legal;

import dev.gyeolje.platform.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.stream.Stream;

/** The pages about terms, privacy, delivery and refunds. */
@Controller
@RequestScoped
@Path("{page: terms|privacy|delivery|refunds}")
@Produces("text/html")
public class LegalController {

  @Inject LegalPages pages;
  @Inject Language language;
  @Inject Models models;

  /** Shows the page in the customer's language. */
  @GET
  public String show(@PathParam("page") String name) {
    var page =
        Stream.of(LegalPage.values())
            .filter(known -> known.path().equals(name))
            .findFirst()
            .orElseThrow();
    models.put("page", pages.view(page, language.locale()));
    return "legal/page.jsp";
  }
}
