package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.platform.web.CsrfExempt;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives Toss' webhooks. Stores which order and payment they name, and answers at once. The
 * content is not trusted, so anybody may send one.
 */
@ApplicationScoped
@Path("api/payments/webhook")
@CsrfExempt
public class TossWebhookResource {

  /** Of webhooks above the limit; Toss follows a schedule of its own. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Inject TossWebhookService webhooks;
  @Inject TossWebhookMetrics metrics;

  /**
   * Answers 200 if the webhook is stored, or concerns no payment of this shop, which a repetition
   * would not change. Toss repeats webhooks with other answers, up to seven times in four days.
   */
  @POST
  public Response keep(
      @HeaderParam("tosspayments-webhook-transmission-id") @Nullable String transmissionId,
      byte[] body) {
    var event = TossWebhookEvent.parse(new String(body, StandardCharsets.UTF_8));
    if (event.isEmpty())
      return new Problem(400, "UNREADABLE", "A webhook is a JSON object.").response();
    return switch (webhooks.keep(known(transmissionId), event.get())) {
      case KEPT -> Response.ok().build();
      case UNRELATED -> ignored("unrelated");
      case WRONG_SECRET -> ignored("wrong_secret");
      case FULL -> full();
    };
  }

  private Response full() {
    metrics.rejected("full");
    return Response.fromResponse(new Problem(503, "FULL", "Send it again later.").response())
        .header(HttpHeaders.RETRY_AFTER, AGAIN.toSeconds())
        .build();
  }

  private Response ignored(String why) {
    metrics.rejected(why);
    return Response.ok().build();
  }

  private static @Nullable String known(@Nullable String id) {
    return id != null && id.matches("[!-~]{1,190}") ? id : null;
  }
}
