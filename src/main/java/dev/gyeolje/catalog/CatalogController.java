package dev.gyeolje.catalog;

import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.CommonParts;
import dev.gyeolje.platform.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** The product list page. */
@Controller
@RequestScoped
@Path("/")
@Produces("text/html")
public class CatalogController {

  @Inject CatalogService catalog;
  @Inject Language language;
  @Inject CommonParts parts;
  @Inject Models models;

  /** Shows one page of the products, filtered by category and search words. */
  @GET
  public String list(
      @QueryParam("category") @DefaultValue("") String category,
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("sort") @DefaultValue("") String order,
      @QueryParam("page") @DefaultValue("") String page) {
    var filter =
        new ProductFilter(
            TextSanitizer.shortened(category, 40),
            TextSanitizer.shortened(words, 100),
            ProductFilter.Order.of(order),
            ProductFilter.page(page));
    var part = parts.get(() -> catalog.list(filter, language.locale()));
    models.put("part", part);
    models.put("list", part.shown());
    return "catalog/list.jsp";
  }
}
