package dev.gyeolje.picture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.regex.Pattern;

/**
 * A picture that an operator uploaded, as JPEG in two sizes. Its URL contains a hash of its
 * content, so it never changes, and browsers and proxies may cache it permanently.
 */
@Entity
@Table(name = "pictures")
public class Picture {

  /** Path under which pictures are served. */
  static final String ADDRESS = "pictures";

  private static final Pattern LARGE = Pattern.compile("(/" + ADDRESS + "/[0-9a-f]{32})-large.jpg");

  @Id private String hash;
  private byte[] large;
  private byte[] small;

  protected Picture() {}

  /**
   * @param hash 32 hexadecimal digits that depend on the content
   * @param large at most {@link PictureRenderer#LARGE} pixels wide and high
   * @param small at most {@link PictureRenderer#SMALL} pixels wide and high
   */
  Picture(String hash, byte[] large, byte[] small) {
    this.hash = hash;
    this.large = large;
    this.small = small;
  }

  /** Returns the path of the large picture on this origin. */
  public String path() {
    return "/" + ADDRESS + "/" + hash + "-large.jpg";
  }

  /**
   * Returns the path of the small picture if {@code picture} is the path of a large one; else the
   * same path.
   */
  public static String thumbnail(String picture) {
    return LARGE.matcher(picture).replaceFirst("$1-small.jpg");
  }

  String hash() {
    return hash;
  }

  byte[] large() {
    return large;
  }

  byte[] small() {
    return small;
  }
}
