package dev.gyeolje.notification.smtp;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Settings of the mail server. Without {@code SMTP_HOST}, the shop sends no mail. */
@ApplicationScoped
public class SmtpSettings implements Settings, GoLiveChecks {

  /** Timeout of the connection, of each answer and of each write, in milliseconds. */
  private static final String TIMEOUT = "10000";

  @Inject Environment environment;

  Optional<String> host() {
    return environment.value("SMTP_HOST");
  }

  String from() {
    return environment.value("SMTP_FROM", "");
  }

  String user() {
    return environment.value("SMTP_USER", "");
  }

  String password() {
    return environment.value("SMTP_PASSWORD", "");
  }

  private String security() {
    return environment.value("SMTP_SECURITY", "starttls");
  }

  /** Returns the properties for Jakarta Mail (package com.sun.mail.smtp). */
  Properties properties() {
    var properties = new Properties();
    properties.put("mail.smtp.host", host().orElse(""));
    properties.put("mail.smtp.port", environment.value("SMTP_PORT", "587"));
    properties.put("mail.smtp.auth", String.valueOf(!user().isEmpty()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT);
    properties.put("mail.smtp.timeout", TIMEOUT);
    properties.put("mail.smtp.writetimeout", TIMEOUT);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.enable", String.valueOf(security().equals("tls")));
    properties.put("mail.smtp.starttls.enable", String.valueOf(security().equals("starttls")));
    properties.put("mail.smtp.starttls.required", String.valueOf(security().equals("starttls")));
    return properties;
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("MAIL", host().isPresent());
  }

  @Override
  public List<String> configurationErrors() {
    var errors = new ConfigurationErrors(environment);
    if (host().isPresent()) errors.require("SMTP_FROM");
    return errors
        .number("SMTP_PORT", 1, 65_535)
        .match(
            "SMTP_FROM",
            "[^@\\s]+@[^@\\s]+",
            "SMTP_FROM must be an address such as shop@shop.example")
        .match("SMTP_SECURITY", "starttls|tls|none", "SMTP_SECURITY must be starttls, tls or none")
        .rejectIfPublic(
            security().equals("none") && !password().isEmpty(),
            "SMTP_SECURITY must not be none with a password, which would be readable on its way")
        .list();
  }
}
