package dev.gyeolje.catalog;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** The page of one product; needs no sign-in. */
@Controller
@RequestScoped
@Path("products")
@Produces("text/html")
public class ProductController {

  @Inject CatalogService catalog;
  @Inject Language language;
  @Inject SiteSettings site;
  @Inject Models models;

  /** Shows the product and its available units; a sold-out product cannot be selected. */
  @GET
  @Path("{id}")
  public String show(@PathParam("id") String id) {
    var product =
        ProductId.parse(id)
            .flatMap(known -> catalog.view(known, language.locale()))
            .orElseThrow(NotFoundException::new);
    models.put("product", product);
    models.put("shared", SharedProductView.of(product, site.origin()));
    return "catalog/product.jsp";
  }
}
