package dev.gyeolje.container;

import dev.gyeolje.support.Database;
import dev.gyeolje.support.Eventually;
import dev.gyeolje.support.Products;
import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, with a test inside. */
public final class Deployments {

  private Deployments() {}

  /**
   * The shop as shipped, plus {@code classes} and what every test uses.
   *
   * @param classes of the test; Arquillian adds the test class itself
   */
  public static WebArchive shopWith(Class<?>... classes) {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("shop.war")))
        .addClasses(classes)
        .addClasses(
            Products.class, Database.class, Eventually.class, ShopDatabase.class, Together.class)
        .addClass(Transactions.class)
        .addAsLibraries(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
