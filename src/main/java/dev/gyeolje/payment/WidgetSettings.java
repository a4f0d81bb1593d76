package dev.gyeolje.payment;

/** Settings that the checkout page needs to show the provider's widget; all of them are public. */
public interface WidgetSettings {

  /** The public key of the widget. */
  String clientKey();

  /** URL of the widget's script. */
  String sdkUrl();
}
