package dev.gyeolje.notification.fcm;

import dev.gyeolje.platform.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Serves the service worker that shows notifications, at the root of the origin, where Firebase
 * requests it.
 */
@ApplicationScoped
@Path("firebase-messaging-sw.js")
public class ServiceWorkerResource {

  @Inject FcmSettings settings;
  @Context ServletContext files;

  /** Returns the service worker with the public configuration inserted. */
  @GET
  @Produces("text/javascript;charset=UTF-8")
  public Response worker() throws IOException {
    var push = settings.view();
    var config =
        JsonText.newObject()
            .add("apiKey", push.apiKey())
            .add("projectId", push.projectId())
            .add("messagingSenderId", push.messagingSenderId())
            .add("appId", push.appId())
            .build();
    try (var file = files.getResourceAsStream("/WEB-INF/firebase-messaging-sw.js")) {
      var script =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{{sdkUrl}}", push.sdkUrl())
              .replace("{{config}}", config.toString());
      return Response.ok(script).header("Cache-Control", "no-cache").build();
    }
  }
}
