package dev.gyeolje.notification;

/** What a browser has to know to register for notifications; all of it is public. */
public interface WebPushSettings {

  /** The configuration for the page's script. */
  WebPushView view();
}
