package dev.gyeolje.notification.smtp;

import dev.gyeolje.notification.Mail;
import dev.gyeolje.notification.MailOutcome;
import dev.gyeolje.notification.MailOutcome.Result;
import dev.gyeolje.notification.MailSender;
import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.log.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.logging.Level;

/** Sends mails by SMTP, with the server's Jakarta Mail. */
@ApplicationScoped
class SmtpMailSender implements MailSender {

  private static final Log LOG = Log.of(SmtpMailSender.class);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  @Inject SmtpSettings settings;
  @Inject Clock clock;

  void on(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    if (!present()) LOG.log(Level.INFO, "SMTP_HOST is not set, so the shop sends no mail");
  }

  @Override
  public boolean present() {
    return settings.host().isPresent();
  }

  @Override
  public MailOutcome send(Mail mail) {
    try {
      var message = message(mail, Session.getInstance(settings.properties()));
      if (settings.user().isEmpty()) Transport.send(message);
      else Transport.send(message, settings.user(), settings.password());
      return new MailOutcome(Result.SENT, "");
    } catch (AddressException e) {
      return new MailOutcome(Result.REJECTED, cause(e));
    } catch (SendFailedException e) {
      // invalid addresses were rejected permanently (5xx); the other unsent ones (4xx) may succeed
      // later
      return new MailOutcome(
          e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
              ? Result.REJECTED
              : Result.RETRY_LATER,
          cause(e));
    } catch (MessagingException e) {
      return new MailOutcome(Result.RETRY_LATER, cause(e));
    }
  }

  private MimeMessage message(Mail mail, Session session) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    var message = new Named(session, mail);
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    // RFC 3834: suppresses automatic replies such as absence messages
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(new MimeMultipart("alternative", text, html));
    return message;
  }

  /** Returns the exception's class only, since its message may contain the address. */
  private static String cause(MessagingException e) {
    var cause = e.getNextException() == null ? e : e.getNextException();
    return cause.getClass().getSimpleName();
  }

  /** A message with the same Message-ID at every delivery attempt. */
  private final class Named extends MimeMessage {
    private final Mail mail;

    Named(Session session, Mail mail) {
      super(session);
      this.mail = mail;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      var from = settings.from();
      setHeader("Message-ID", "<" + mail.id() + from.substring(from.indexOf('@')) + ">");
    }
  }
}
