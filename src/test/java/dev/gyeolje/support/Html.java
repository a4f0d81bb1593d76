package dev.gyeolje.support;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Validates pages with the Nu Html Checker. */
public final class Html {

  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

  private Html() {}

  /** Returns the errors of the page, each with line and reason. */
  public static List<String> errors(String page) {
    var errors = new ArrayList<String>();
    var heard =
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException warning) {
            // warnings concern style only
          }

          @Override
          public void error(SAXParseException error) {
            errors.add(error.getLineNumber() + ": " + error.getMessage());
          }

          @Override
          public void fatalError(SAXParseException error) {
            error(error);
          }
        };
    try {
      var validator = new SimpleDocumentValidator(true, true, false);
      validator.setUpMainSchema(SCHEMA, heard);
      validator.setUpValidatorAndParsers(heard, false, false);
      validator.checkHtmlInputSource(new InputSource(new StringReader(page)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return errors;
  }
}
