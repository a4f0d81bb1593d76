package dev.gyeolje.ops.product;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.BodyLimit;
import dev.gyeolje.platform.web.BodyLimit.From;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How large a file operators may upload. */
@ApplicationScoped
class ProductLimits implements AddressRules {

  /** What a phone's photo takes, and some. */
  private static final int PICTURE = 8 << 20;

  /**
   * A file with pictures; a body has ten seconds, in which a line of 30 Mbit/s brings that much.
   */
  private static final int IMPORT = 32 << 20;

  @Override
  public List<BodyLimit> bodyLimits() {
    return List.of(
        new BodyLimit("/" + OpsProductController.SAVE, PICTURE, From.OPERATORS),
        new BodyLimit("/" + ProductImportController.PATH, IMPORT, From.OPERATORS));
  }
}
