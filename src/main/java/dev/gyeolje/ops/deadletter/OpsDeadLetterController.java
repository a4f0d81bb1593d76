package dev.gyeolje.ops.deadletter;

import dev.gyeolje.account.SignedIn;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.ops.OpsActionRepository;
import dev.gyeolje.ops.OpsException;
import dev.gyeolje.ops.OpsForm;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows dead letters. After a selection, a second page shows what replaying them would change; only
 * its button replays them.
 */
@Controller
@RequestScoped
@Path("ops/dead-letters")
@Produces("text/html")
@OperatorsOnly
public class OpsDeadLetterController {

  private static final int PAGE = 50;

  /**
   * Limit of a selection, since the page delivers each one in a transaction that is rolled back.
   */
  private static final int CHOSEN = 50;

  @Inject MessageService messages;
  @Inject OpsActionRepository actions;
  @Inject ReplayService replays;
  @Inject ReplayFlow flow;
  @Inject SignedIn customer;
  @Inject Models models;

  /**
   * Shows dead letters, newest first.
   *
   * @param resolved {@code yes} for resolved ones, else open ones
   * @param after the last dead letter of the previous page; may be empty
   * @param done names the form whose results are shown; may be empty
   */
  @GET
  public String list(
      @QueryParam("resolved") @DefaultValue("") String resolved,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("done") @DefaultValue("") String done) {
    var last = OpsForm.uuid(after).flatMap(messages::deadLetter).orElse(null);
    var found = messages.deadLetters(resolved.equals("yes"), last, PAGE + 1);
    models.put("resolved", resolved.equals("yes"));
    models.put("letters", found.stream().limit(PAGE).map(DeadLetterView::of).toList());
    models.put("next", found.size() > PAGE ? found.get(PAGE - 1).id().toString() : "");
    models.put("first", last == null);
    models.put("done", OpsForm.uuid(done).map(actions::of).orElse(List.of()));
    return "ops/dead-letters.jsp";
  }

  /** Shows what replaying the selected dead letters would change. */
  @GET
  @Path("chosen")
  public String chosen(@QueryParam("letter") @Nullable List<String> deadLetters) {
    var chosen =
        OpsForm.ids(deadLetters).stream()
            .limit(CHOSEN)
            .map(messages::deadLetter)
            .flatMap(Optional::stream)
            .map(deadLetter -> replays.view(deadLetter, flow.forecast(deadLetter)))
            .toList();
    if (chosen.isEmpty()) {
      models.put("flash", "ops.error.NOTHING_CHOSEN");
      return list("", "", "");
    }
    models.put("request", UUID.randomUUID().toString());
    models.put("chosen", chosen);
    return "ops/dead-letters-chosen.jsp";
  }

  /** Delivers the selected dead letters again, like a push of the broker. */
  @POST
  @Path("replays")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String replay(MultivaluedMap<String, String> fields) {
    try {
      var form = new OpsForm(fields);
      var command = form.command(customer.id());
      flow.replay(command, chosen(form));
      return "redirect:/ops/dead-letters?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return chosen(fields.get("letter"));
    }
  }

  /** Marks the selected dead letters as resolved, with a reason. */
  @POST
  @Path("resolutions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String resolve(MultivaluedMap<String, String> fields) {
    try {
      var form = new OpsForm(fields);
      var command = form.commandWithReason(customer.id());
      chosen(form).forEach(deadLetter -> replays.resolve(command, deadLetter));
      return "redirect:/ops/dead-letters?done=" + command.idempotencyKey();
    } catch (OpsException e) {
      models.put("flash", e.text());
      return chosen(fields.get("letter"));
    }
  }

  private static List<UUID> chosen(OpsForm form) {
    var deadLetters = form.ids("letter");
    if (deadLetters.isEmpty()) throw new OpsException("NOTHING_CHOSEN");
    return deadLetters.stream().limit(CHOSEN).toList();
  }
}
