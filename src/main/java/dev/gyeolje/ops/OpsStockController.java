package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.web.OperatorsOnly;
import dev.gyeolje.platform.web.Words;
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

/** The stock: how much there is, why, and what a person counted. */
@Controller
@RequestScoped
@Path("ops/stock")
@Produces("text/html")
@OperatorsOnly
public class OpsStockController {

  private static final int PRODUCTS = 200;
  private static final int MOVEMENTS = 50;

  @Inject StockListRepository stock;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject SignedIn person;
  @Inject Models models;

  /** The products whose name holds some words. */
  @GET
  public String list(@QueryParam("q") @DefaultValue("") String words) {
    var wanted = Words.shortened(words, 100);
    models.put("q", wanted);
    models.put("products", stock.find(wanted, PRODUCTS));
    return "ops/stock.jsp";
  }

  /**
   * One product and its newest movements.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  @Path("{product}")
  public String show(
      @PathParam("product") String product, @QueryParam("done") @DefaultValue("") String done) {
    var id = ProductId.parse(product).orElseThrow(NotFoundException::new);
    models.put("request", UUID.randomUUID().toString());
    models.put("product", stock.find(id).orElseThrow(NotFoundException::new));
    models.put("movements", stock.movements(id, MOVEMENTS));
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/product.jsp";
  }

  /** Sets the pieces on hand to what was counted. */
  @POST
  @Path("{product}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String recount(
      @PathParam("product") String product, MultivaluedMap<String, String> fields) {
    var id = ProductId.parse(product).orElseThrow(NotFoundException::new);
    try {
      var form = new OpsForm(fields);
      var wish = form.reasonedWish(person.id());
      desk.recount(wish, id, form.pieces("onHand"));
      return "redirect:/ops/stock/" + id + "?done=" + wish.request();
    } catch (OpsException e) {
      models.put("notice", e.text());
      return show(product, "");
    }
  }
}
