package dev.gyeolje.ops.product;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.BodyLimit;
import dev.gyeolje.platform.web.BodyLimit.From;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Maximum sizes of operators' uploads. */
@ApplicationScoped
class ProductLimits implements AddressRules {

  /** More than the size of a phone's photo. */
  private static final int PICTURE = 8 << 20;

  /**
   * A file with pictures. A body must arrive within ten seconds, which suffices for this size at 30
   * Mbit/s.
   */
  private static final int IMPORT = 32 << 20;

  @Override
  public List<BodyLimit> bodyLimits() {
    return List.of(
        new BodyLimit("/" + OpsProductController.SAVE, PICTURE, From.OPERATORS),
        new BodyLimit("/" + ProductImportController.PATH, IMPORT, From.OPERATORS));
  }
}
