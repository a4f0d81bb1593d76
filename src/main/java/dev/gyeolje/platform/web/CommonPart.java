package dev.gyeolje.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A part of a page that is the same for all visitors: what it shows and, once it is rendered for
 * one of them, its HTML.
 */
public final class CommonPart {

  private final Object shown;
  private volatile @Nullable String html;

  /**
   * @param shown by the part; immutable
   */
  CommonPart(Object shown) {
    this.shown = shown;
  }

  /** Returns what the part shows. */
  public Object shown() {
    return shown;
  }

  /** Returns the part's HTML; null before the first {@link #keep}. */
  public @Nullable String html() {
    return html;
  }

  /**
   * Keeps the HTML for the other visitors.
   *
   * @param rendered the part's HTML, escaped
   * @return the same HTML, to be sent to the present visitor
   */
  public String keep(String rendered) {
    html = rendered;
    return rendered;
  }
}
