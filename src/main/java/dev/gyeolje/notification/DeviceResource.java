package dev.gyeolje.notification;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.web.Language;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Registers browsers for notifications. */
@ApplicationScoped
@Path("api/devices")
@Consumes(MediaType.APPLICATION_JSON)
public class DeviceResource {

  @Inject NotificationService notifications;
  @Inject SignedIn customer;
  @Inject Language language;

  /** Registers this browser for the user's notifications and returns the device's id. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response register(String body) {
    if (!customer.present()) return problem(401, "SIGN_IN_REQUIRED");
    try {
      var request = JsonText.object(body).orElseThrow(IllegalArgumentException::new);
      var id =
          notifications.register(
              customer.id(),
              target(request),
              TextSanitizer.shortened(request.getString("name", ""), 100));
      return Response.ok(JsonText.newObject().add("id", id.toString()).build().toString())
          .cookie(customer.registered(id))
          .build();
    } catch (IllegalArgumentException | ClassCastException malformed) {
      return problem(400, "INVALID_REQUEST");
    }
  }

  private static PushTarget target(JsonObject request) {
    var value = request.getString("value", "");
    // registration tokens and installation ids are printable ASCII
    if (!value.matches("[!-~]{1,4096}")) throw new IllegalArgumentException("no target");
    return new PushTarget(PushTarget.Kind.of(request.getString("kind", "")), value);
  }

  private Response problem(int status, String code) {
    return new Problem(status, code, Messages.text(language.locale(), "checkout.error." + code))
        .response();
  }
}
