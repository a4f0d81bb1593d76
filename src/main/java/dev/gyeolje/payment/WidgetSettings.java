package dev.gyeolje.payment;

/** What the checkout page has to know to show the provider's widget; all of it is public. */
public interface WidgetSettings {

  /** The public key of the widget. */
  String clientKey();

  /** Where the widget's script comes from. */
  String sdkUrl();
}
