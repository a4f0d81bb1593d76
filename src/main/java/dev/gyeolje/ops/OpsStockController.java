package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;

/** Shows the stock and its movements, and records counts. */
@Controller
@RequestScoped
@Path("ops/stock")
@Produces("text/html")
@OperatorsOnly
public class OpsStockController {

  private static final int PRODUCTS = 100;
  private static final int MOVEMENTS = 50;

  @Inject StockListRepository stock;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows the products whose name contains the search text.
   *
   * @param after the last product of the previous page; may be empty
   */
  @GET
  public String list(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("after") @DefaultValue("") String after) {
    var wanted = TextSanitizer.shortened(words, 100);
    var last = ProductId.parse(after).orElse(null);
    var found = stock.find(wanted, last, PRODUCTS + 1);
    models.put("q", wanted);
    models.put("products", found.subList(0, Math.min(PRODUCTS, found.size())));
    models.put("next", found.size() > PRODUCTS ? found.get(PRODUCTS - 1).product() : "");
    models.put("first", last == null);
    return "ops/stock.jsp";
  }

  /**
   * Shows a product and its movements, newest first.
   *
   * @param after the last movement of the previous page; may be empty
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  @Path("{product}")
  public String show(
      @PathParam("product") String product,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("done") @DefaultValue("") String done) {
    var id = ProductId.parse(product).orElseThrow(NotFoundException::new);
    models.put("request", UUID.randomUUID().toString());
    models.put("product", stock.find(id).orElseThrow(NotFoundException::new));
    var last = OpsForm.number(after);
    var found = stock.movements(id, last.orElse(Long.MAX_VALUE), MOVEMENTS + 1);
    models.put("movements", found.subList(0, Math.min(MOVEMENTS, found.size())));
    models.put("next", found.size() > MOVEMENTS ? found.get(MOVEMENTS - 1).id() : "");
    models.put("first", last.isEmpty());
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/product.jsp";
  }

  /** Sets the units on hand to the counted number. */
  @POST
  @Path("{product}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String recount(
      @PathParam("product") String product, MultivaluedMap<String, String> fields) {
    var id = ProductId.parse(product).orElseThrow(NotFoundException::new);
    try {
      var form = new OpsForm(fields);
      var command = form.commandWithReason(customer.id());
      desk.recount(command, id, form.units("onHand"));
      return "redirect:/ops/stock/" + id + "?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return show(product, "", "");
    }
  }
}
