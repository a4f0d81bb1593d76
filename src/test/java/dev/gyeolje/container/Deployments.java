package dev.gyeolje.container;

import dev.gyeolje.support.Database;
import dev.gyeolje.support.Eventually;
import dev.gyeolje.support.Products;
import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Adds a test to the WAR that the build made. */
public final class Deployments {

  private Deployments() {}

  /**
   * Returns the built WAR plus {@code classes} and the classes that every test uses.
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
