package dev.gyeolje.ops;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.messaging.MessagePublisher;
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

/** Shows unpublished messages, publishes them now, and sets up topics and subscriptions. */
@Controller
@RequestScoped
@Path("ops/outbox")
@Produces("text/html")
@OperatorsOnly
public class OpsOutboxController {

  @Inject MessageBacklogRepository messages;
  @Inject OpsActionRepository actions;
  @Inject DeskService desk;
  @Inject MessagePublisher publisher;
  @Inject JobRunner runner;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows the unpublished messages, oldest first.
   *
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  public String list(@QueryParam("done") @DefaultValue("") String done) {
    models.put("request", UUID.randomUUID().toString());
    models.put("messages", messages.waiting());
    models.put("all", messages.waitingCount());
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/outbox.jsp";
  }

  /** Publishes the selected messages now instead of at their next attempt. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String send(MultivaluedMap<String, String> fields) {
    try {
      var form = new OpsForm(fields);
      var command = form.command(customer.id());
      var events = form.ids("event");
      if (events.isEmpty()) throw new OpsException("NOTHING_CHOSEN");
      events.forEach(event -> desk.send(command, event));
      runner.wake(OutboxRelay.class);
      return "redirect:/ops/outbox?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return list("");
    }
  }

  /** Creates missing topics and subscriptions and corrects the others. */
  @POST
  @Path("setup")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String setUp(MultivaluedMap<String, String> fields) {
    try {
      var command = new OpsForm(fields).command(customer.id());
      desk.setUp(command, publisher.setUp());
      runner.wake(OutboxRelay.class);
      return "redirect:/ops/outbox?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return list("");
    }
  }
}
