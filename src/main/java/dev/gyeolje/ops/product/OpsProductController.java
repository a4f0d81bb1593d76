package dev.gyeolje.ops.product;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductAdminService;
import dev.gyeolje.catalog.ProductFilter;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.ops.OpsActionRepository;
import dev.gyeolje.ops.OpsException;
import dev.gyeolje.ops.OpsForm;
import dev.gyeolje.picture.Picture;
import dev.gyeolje.picture.PictureException;
import dev.gyeolje.picture.PictureRenderer;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.Language;
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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Lists the products, and shows and saves the form of each. */
@Controller
@RequestScoped
@Path(OpsProductController.PATH)
@Produces("text/html")
@OperatorsOnly
public class OpsProductController {

  static final String PATH = "ops/products";

  /** One URL for all products, since only this one accepts a large upload. */
  static final String SAVE = PATH + "/save";

  @Inject ProductAdminService catalog;
  @Inject ProductWriteService products;
  @Inject PictureRenderer renderer;
  @Inject OpsActionRepository actions;
  @Inject SignedIn operator;
  @Inject Language language;
  @Inject Clock clock;
  @Inject Models models;

  /** Lists the products whose name contains the search text, in the order of the shop's list. */
  @GET
  public String list(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("page") @DefaultValue("") String page,
      @QueryParam("done") @DefaultValue("") String done) {
    var filter = ProductFilter.of(TextSanitizer.shortened(words, 100), page);
    var found = catalog.list(filter);
    var now = clock.instant();
    models.put("filter", filter);
    models.put(
        "products",
        found.stream()
            .limit(ProductFilter.PAGE)
            .map(product -> ProductRowView.of(product, language.locale(), now))
            .toList());
    models.put("more", found.size() > ProductFilter.PAGE);
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/products.jsp";
  }

  /** Shows the form of a new product. */
  @GET
  @Path("new")
  public String add() {
    return form(new ProductId(UUID.randomUUID()), Optional.empty(), 0, ProductText.NEW, Map.of());
  }

  /**
   * Shows the form of a product.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  @Path("{id}")
  public String show(
      @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
    var product = ProductId.parse(id).flatMap(catalog::find).orElseThrow(NotFoundException::new);
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return form(
        product.id(),
        Optional.of(product),
        product.version(),
        ProductText.of(product.details()),
        Map.of());
  }

  /** Adds or changes a product. If that fails, shows the form with the submitted values. */
  @POST
  @Path("save")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public String save(List<EntityPart> parts) {
    var form = new UploadedForm(parts);
    var id = ProductId.parse(form.field("product")).orElseThrow(NotFoundException::new);
    var text = text(form);
    var errors = new TreeMap<String, String>();
    var version = OpsForm.number(form.field("version")).orElse(0L);
    var stored = catalog.find(id);
    var picture = picture(form, errors);
    picture.ifPresent(rendered -> text.put(ProductText.PICTURE, rendered.path()));
    try {
      var details = ProductText.parse(text);
      if (!errors.isEmpty()) throw new ProductTextException(errors);
      var command = new OpsForm(form.fields()).command(operator.id());
      products.put(command, id, version, details, picture);
      return "redirect:/" + PATH + "/" + id + "?done=" + command.idempotencyKey();
    } catch (ProductTextException e) {
      e.errors().forEach((column, code) -> errors.putIfAbsent(column, "ops.product.error." + code));
      models.put("flash", "ops.product.error");
    } catch (OpsException e) {
      models.put("flash", e.text());
      // if submitted again, the form applies to the stored version, which the page shows beside it
      stored = catalog.find(id);
      stored.ifPresent(now -> models.put("now", ProductText.of(now.details())));
      version = stored.map(Product::version).orElse(0L);
    }
    // the page cannot return the uploaded picture, so the operator must choose it again
    picture.ifPresent(rendered -> text.put(ProductText.PICTURE, form.field(ProductText.PICTURE)));
    return form(id, stored, version, text, errors);
  }

  private static Map<String, String> text(UploadedForm form) {
    var text = new HashMap<String, String>();
    for (var column : ProductText.COLUMNS) text.put(column, form.field(column));
    // a browser does not send a box that is not ticked
    for (var box : List.of("needs_delivery", "hidden"))
      text.replaceAll((column, value) -> column.equals(box) && value.isEmpty() ? "no" : value);
    return text;
  }

  private Optional<Picture> picture(UploadedForm form, Map<String, String> errors) {
    var upload = form.files("upload").stream().findFirst();
    if (upload.isEmpty()) return Optional.empty();
    try {
      return Optional.of(renderer.render(upload.get().content()));
    } catch (PictureException e) {
      errors.put(ProductText.PICTURE, e.text());
      return Optional.empty();
    }
  }

  /**
   * @param stored the stored product; empty for a new one
   * @param version version of the product that the form changes; 0 for a new one
   * @param text values of the fields
   * @param errors message keys by column
   */
  private String form(
      ProductId id,
      Optional<Product> stored,
      long version,
      Map<String, String> text,
      Map<String, String> errors) {
    models.put("request", UUID.randomUUID().toString());
    models.put("id", id.toString());
    models.put("added", stored.isPresent());
    models.put("version", version);
    models.put("name", stored.map(product -> product.name(language.locale())).orElse(""));
    models.put("onHand", stored.map(Product::onHand).orElse(0));
    models.put("visible", stored.filter(p -> p.details().visible(clock.instant())).isPresent());
    models.put("fields", text);
    models.put("errors", errors);
    models.put("categories", catalog.categories());
    models.put("prices", stored.map(product -> catalog.prices(id)).orElse(List.of()));
    models.put("audit", actions.about(id.toString()));
    return "ops/product-form.jsp";
  }
}
