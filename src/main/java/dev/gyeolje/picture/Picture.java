package dev.gyeolje.picture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.regex.Pattern;

/**
 * A picture that an operator uploaded, as JPEG in two sizes. It never changes: its address holds a
 * hash of it, so that browsers and proxies may keep it for good.
 */
@Entity
@Table(name = "pictures")
public class Picture {

  /** Below it are the pictures. */
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

  /** Path of the large one on this origin. */
  public String path() {
    return "/" + ADDRESS + "/" + hash + "-large.jpg";
  }

  /** Path of the small one where {@code picture} is the path of a large one; else the same path. */
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
