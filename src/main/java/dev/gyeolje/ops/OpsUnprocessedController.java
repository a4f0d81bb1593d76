package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.messaging.OutboxRelay;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.web.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;

/**
 * Shows messages that were published and took no effect. After a selection, a second page lists the
 * messages to publish again; only its button publishes them.
 */
@Controller
@RequestScoped
@Path("ops/outbox/unprocessed")
@Produces("text/html")
@OperatorsOnly
public class OpsUnprocessedController {

  /** A URL with more ids would exceed the servers' limit. */
  private static final int PAGE = 100;

  /** Maximum that one form publishes again; the page shows the others afterwards. */
  private static final int ALL = 1_000;

  @Inject UnprocessedRepository unprocessed;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject JobRunner runner;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows the messages that were published first.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  public String list(@QueryParam("done") @DefaultValue("") String done) {
    models.put("count", unprocessed.count());
    models.put("messages", unprocessed.oldest(PAGE));
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/unprocessed.jsp";
  }

  /**
   * Shows the messages that the form would publish again.
   *
   * @param all {@code yes} for all unprocessed messages up to the maximum, else only the selected
   *     ones
   */
  @GET
  @Path("chosen")
  public String chosen(
      @QueryParam("event") List<String> events, @QueryParam("all") @DefaultValue("") String all) {
    var chosen = messages(OpsForm.ids(events), all);
    if (chosen.isEmpty()) {
      models.put("flash", "ops.error.NOTHING_CHOSEN");
      return list("");
    }
    models.put("request", UUID.randomUUID().toString());
    models.put("all", all.equals("yes"));
    models.put("chosen", chosen);
    return "ops/unprocessed-chosen.jsp";
  }

  /** Publishes the selected messages again, each under its original event id. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String publish(MultivaluedMap<String, String> fields) {
    try {
      var form = new OpsForm(fields);
      var command = form.command(customer.id());
      var chosen = messages(form.ids("event"), form.text("all"));
      if (chosen.isEmpty()) throw new OpsException("NOTHING_CHOSEN");
      chosen.forEach(message -> desk.publishAgain(command, message));
      runner.wake(OutboxRelay.class);
      return "redirect:/ops/outbox/unprocessed?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return list("");
    }
  }

  private List<UnprocessedView> messages(List<UUID> events, String all) {
    return all.equals("yes")
        ? unprocessed.oldest(ALL)
        : unprocessed.of(events.stream().limit(PAGE).toList());
  }
}
