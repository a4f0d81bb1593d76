package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductAdminService;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exports all products as a CSV file, which operators can edit and import again. */
@ApplicationScoped
@Path(OpsProductController.PATH + ".csv")
@OperatorsOnly
public class ProductExportResource {

  @Inject ProductAdminService catalog;

  /** Returns the file in UTF-8, with the byte order mark by which Excel recognizes it. */
  @GET
  @Produces("text/csv; charset=UTF-8")
  public Response export() {
    var text = ProductFile.write(catalog.all().stream().map(ProductExportResource::text).toList());
    return Response.ok(ProductFile.encode(text))
        .header("Content-Disposition", "attachment; filename=\"products.csv\"")
        .build();
  }

  private static Map<String, String> text(Product product) {
    var text = new LinkedHashMap<>(ProductText.of(product.details()));
    text.put(ProductFile.ID, product.id().toString());
    text.put(ProductFile.VERSION, Long.toString(product.version()));
    return text;
  }
}
