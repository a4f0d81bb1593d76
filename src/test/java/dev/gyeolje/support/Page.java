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

/** A page as a browser understands it. */
public final class Page {

  private final Document document;

  private Page(Document document) {
    this.document = document;
  }

  /** The page of an answer, which must be a good one. */
  public static Page of(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Page(Jsoup.parse(answer.body()));
  }

  /** A page by its source. */
  public static Page of(String source) {
    return new Page(Jsoup.parse(source));
  }

  /** The main heading of an answer; empty if it has none. */
  public static String heading(HttpResponse<String> answer) {
    return of(answer.body()).text("h1").orElse("");
  }

  /** Text of the first element that a CSS selector finds, blanks run together. */
  public Optional<String> text(String selector) {
    return texts(selector).stream().findFirst();
  }

  /** An attribute of the first element that a CSS selector finds. */
  public Optional<String> attribute(String selector, String attribute) {
    return attributes(selector, attribute).stream().findFirst();
  }

  /** Text beside a term of a list of facts, such as the number of an account. */
  public Optional<String> fact(String term) {
    return text("dt:containsOwn(" + term + ") + dd");
  }

  /** Text of the elements that a CSS selector finds, blanks run together. */
  public List<String> texts(String selector) {
    return document.select(selector).eachText();
  }

  /** An attribute of the elements that a CSS selector finds. */
  public List<String> attributes(String selector, String attribute) {
    return document.select(selector).eachAttr(attribute);
  }

  /**
   * What a browser would send of the form with this action as it stands on the page: boxes that are
   * not ticked are not sent, files are left out.
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
