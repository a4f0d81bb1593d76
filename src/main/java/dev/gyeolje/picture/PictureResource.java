package dev.gyeolje.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** Serves the product pictures that operators uploaded. */
@ApplicationScoped
@Path(Picture.ADDRESS)
public class PictureResource {

  @Inject PictureService pictures;

  /** Returns a picture; its URL never shows another one. */
  @GET
  @Path("{hash: [0-9a-f]{32}}-{size: large|small}.jpg")
  @Produces("image/jpeg")
  public Response show(@PathParam("hash") String hash, @PathParam("size") String size) {
    var picture = pictures.find(hash).orElseThrow(NotFoundException::new);
    return Response.ok(size.equals("large") ? picture.large() : picture.small())
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .build();
  }
}
