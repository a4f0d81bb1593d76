package dev.gyeolje.ops.product;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.ops.OpsException;
import dev.gyeolje.ops.OpsForm;
import dev.gyeolje.picture.Picture;
import dev.gyeolje.picture.PictureException;
import dev.gyeolje.picture.PictureRenderer;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Imports products from a CSV file and pictures. The page first shows what the file would change;
 * the browser keeps the file until a button applies it.
 */
@Controller
@RequestScoped
@Path(ProductImportController.PATH)
@Produces("text/html")
@OperatorsOnly
public class ProductImportController {

  static final String PATH = OpsProductController.PATH + "/import";

  @Inject ProductImportService imports;
  @Inject PictureRenderer renderer;
  @Inject SignedIn operator;
  @Inject Models models;

  /** Shows the upload form. */
  @GET
  public String form() {
    models.put("columns", ProductFile.COLUMNS);
    models.put("firstLine", String.join(",", ProductFile.COLUMNS));
    return "ops/import.jsp";
  }

  /** Shows what an uploaded file would change, or applies a file after this preview. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public String upload(List<EntityPart> parts) {
    var form = new UploadedForm(parts);
    try {
      return form.field("apply").isEmpty() ? plan(form) : apply(form);
    } catch (ProductFileException e) {
      models.put("error", e.text());
      models.put("detail", e.detail());
    } catch (OpsException e) {
      models.put("flash", e.text());
    }
    return form();
  }

  private String plan(UploadedForm form) throws ProductFileException {
    var files = form.files("file");
    if (files.isEmpty()) throw new ProductFileException("NO_FILE", "");
    var file = ProductFile.read(ProductFile.decode(files.get(0).content()));
    return show(imports.plan(file, pictures(form)));
  }

  private String apply(UploadedForm form) throws ProductFileException {
    var command = new OpsForm(form.fields()).command(operator.id());
    var plan = imports.apply(command, ProductFile.read(form.field("file")));
    return plan.count(ImportPlanView.Kind.ERROR) == 0
        ? "redirect:/" + OpsProductController.PATH + "?done=" + command.idempotencyKey()
        : show(plan);
  }

  private Map<String, Picture> pictures(UploadedForm form) throws ProductFileException {
    var pictures = new HashMap<String, Picture>();
    for (var upload : form.files("pictures"))
      try {
        pictures.put(upload.name(), renderer.render(upload.content()));
      } catch (PictureException e) {
        throw new ProductFileException("PICTURE", upload.name());
      }
    return pictures;
  }

  private String show(ImportPlanView plan) {
    models.put("request", UUID.randomUUID().toString());
    models.put("plan", plan);
    models.put("kinds", ImportPlanView.Kind.values());
    models.put("file", plan.applicable() ? plan.file() : "");
    return form();
  }
}
