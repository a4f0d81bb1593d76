package dev.gyeolje.notification;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.platform.web.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows and changes a user's settings: devices and sign-ins. */
@Controller
@RequestScoped
@Path("settings")
@Produces("text/html")
@SignInRequired
public class SettingsController {

  @Inject NotificationService notifications;
  @Inject SignedIn customer;
  @Inject Models models;

  /** Shows the user's devices and sign-ins, and a way to add this device. */
  @GET
  public String show(@QueryParam("tested") @Nullable String tested) {
    var devices = notifications.devices(customer.id());
    models.put("devices", devices);
    models.put("signIns", customer.signIns());
    models.put("testing", !devices.isEmpty());
    if (tested != null) models.put("flash", "notification.flash.testSent");
    return "notification/settings.jsp";
  }

  /** Redirects to the settings, since a device has no page of its own. */
  @GET
  @Path("devices/{id}")
  public String device() {
    return "redirect:/settings";
  }

  /** Removes a device. */
  @POST
  @Path("devices/{id}/remove")
  public String remove(@PathParam("id") String id) {
    try {
      notifications.remove(customer.id(), UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      throw new NotFoundException();
    }
    return "redirect:/settings";
  }

  /** Sends a test notification to all of the user's devices. */
  @POST
  @Path("test")
  public String test() {
    notifications.test(customer.id());
    return "redirect:/settings?tested=1";
  }
}
