package dev.gyeolje.payment.toss;

import static dev.gyeolje.platform.web.BodyLimitFilter.NOTICE_LIMIT;

import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where Toss tells of payments. The notice is kept and answered at once; nothing of it is believed,
 * so anybody may send one.
 */
@RequestScoped
@Path("api/payments/webhook")
public class TossWebhookResource {

  @Inject TossWebhookService webhooks;

  @HeaderParam("tosspayments-webhook-transmission-id")
  String transmissionId;

  /** 200: kept. Toss repeats what is answered otherwise, up to seven times in four days. */
  @POST
  public Response keep(InputStream body) throws IOException {
    var bytes = body.readNBytes(NOTICE_LIMIT + 1);
    if (bytes.length > NOTICE_LIMIT)
      return new Problem(413, "TOO_LARGE", "A notice has at most 16 KiB.").response();
    webhooks.keep(
        known(transmissionId),
        // PostgreSQL's text has no place for the NUL character
        new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD'));
    return Response.ok().build();
  }

  private static String known(String id) {
    return id != null && id.matches("[!-~]{1,190}") ? id : null;
  }
}
