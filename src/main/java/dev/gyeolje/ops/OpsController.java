package dev.gyeolje.ops;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.regex.Pattern;

/** The operators' pages. */
@Controller
@RequestScoped
@Path("ops")
@Produces("text/html")
@OperatorsOnly
public class OpsController {

  private static final Pattern ORDER = Pattern.compile("\"orderId\"\\s*:\\s*\"([^\"]{1,64})\"");

  @Inject OrderService orders;
  @Inject MessageService messages;
  @Inject InvariantCheck invariants;
  @Inject Models models;

  /** How many orders are in which state. */
  @GET
  public String desk() {
    models.put("counts", orders.countByStatus());
    return "ops/index.jsp";
  }

  /** What could not be dealt with, newest first. */
  @GET
  @Path("dead-letters")
  public String deadLetters() {
    models.put("letters", messages.deadLetters().stream().map(OpsController::view).toList());
    return "ops/dead-letters.jsp";
  }

  /** What must be true and is not. */
  @GET
  @Path("invariants")
  public String invariants() {
    models.put("violations", invariants.check());
    return "ops/invariants.jsp";
  }

  private static DeadLetterView view(DeadLetter letter) {
    var order = ORDER.matcher(letter.data());
    return new DeadLetterView(
        letter.id().toString(),
        letter.subscription(),
        letter.eventType(),
        letter.eventId(),
        order.find() && OrderId.parse(order.group(1)).isPresent() ? order.group(1) : "",
        letter.deliveries(),
        letter.reason(),
        letter.data(),
        letter.attributes(),
        letter.receivedAt().atZone(SiteSettings.ZONE));
  }
}
