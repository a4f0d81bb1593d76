package dev.gyeolje.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A parsed HTML page. */
public final class Page {

  private final Document document;

  private Page(Document document) {
    this.document = document;
  }

  /** Parses the page of a response, whose status must be 200. */
  public static Page of(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Page(Jsoup.parse(answer.body()));
  }

  /** Parses the source of a page. */
  public static Page of(String source) {
    return new Page(Jsoup.parse(source));
  }

  /** Returns the main heading of a response; empty if it has none. */
  public static String heading(HttpResponse<String> answer) {
    return of(answer.body()).text("h1").orElse("");
  }

  /** Returns the text of the first element that matches a CSS selector, with blanks collapsed. */
  public Optional<String> text(String selector) {
    return texts(selector).stream().findFirst();
  }

  /** Returns an attribute of the first element that matches a CSS selector. */
  public Optional<String> attribute(String selector, String attribute) {
    return attributes(selector, attribute).stream().findFirst();
  }

  /** Returns the text for a term in a definition list, such as the number of an account. */
  public Optional<String> fact(String term) {
    return text("dt:containsOwn(" + term + ") + dd");
  }

  /** Returns the texts of the elements that match a CSS selector, with blanks collapsed. */
  public List<String> texts(String selector) {
    return document.select(selector).eachText();
  }

  /** Returns an attribute of the elements that match a CSS selector. */
  public List<String> attributes(String selector, String attribute) {
    return document.select(selector).eachAttr(attribute);
  }

  /**
   * Returns the fields that a browser would send for the form with this action as the page shows
   * it: without unticked boxes and without files.
   */
  public Map<String, String> form(String action) {
    var form = document.selectFirst("form[method=post][action=" + action + "]");
    assertThat(form).as("form that posts to " + action).isNotNull();
    form.select("input[type=file]").remove();
    var fields = new LinkedHashMap<String, String>();
    for (KeyVal field : ((FormElement) form).formData()) fields.put(field.key(), field.value());
    return fields;
  }
}
