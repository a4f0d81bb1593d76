package dev.gyeolje.picture;

import static com.twelvemonkeys.imageio.metadata.jpeg.JPEG.APP1;
import static com.twelvemonkeys.imageio.metadata.tiff.TIFF.TAG_ORIENTATION;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a picture in two sizes of what an operator uploads: JPEG, PNG or WebP, told apart by
 * content and not by name. Everything is drawn anew, so that neither the place where a photo was
 * taken nor anything else that hides in the file reaches customers.
 */
@ApplicationScoped
public class PictureRenderer {

  /** Pixels of a side, of a picture that fills a page: twice what pages show, for dense screens. */
  static final int LARGE = 800;

  /** Pixels of a side, of a picture in a list. */
  static final int SMALL = 400;

  /** A picture of some kilobytes may claim any size; 25 megapixels take 100 MB. */
  private static final long MOST_PIXELS = 25_000_000;

  /** EXIF's number for it. */
  private static final int UPRIGHT = 1;

  private static final double QUALITY = 0.85;

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
  private static final byte[] WEBP = {'W', 'E', 'B', 'P'};

  /**
   * Cuts the middle square out of a picture, and makes it upright and opaque. One at a time, since
   * each takes much memory.
   *
   * @throws PictureException if it is no picture of these kinds, broken or too large
   */
  public synchronized Picture render(byte[] upload) throws PictureException {
    // what ImageIO finds and keeps for good must be the JDK's own, not this deployment's
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      var image = read(upload);
      var large = square(image, LARGE);
      var small = square(image, SMALL);
      return new Picture(hash(large), large, small);
    } catch (IOException | RuntimeException broken) {
      // decoders meet broken files with exceptions of any kind
      throw new PictureException("BROKEN");
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static BufferedImage read(byte[] upload) throws PictureException, IOException {
    var reader = reader(upload);
    try (var input = input(upload)) {
      reader.setInput(input, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS) throw new PictureException("LARGE");
      var sampled = reader.getDefaultReadParam();
      int step = (int) Math.max(1, Math.min(width, height) / (2 * LARGE));
      sampled.setSourceSubsampling(step, step, 0, 0);
      return upright(reader.read(0, sampled), orientation(upload));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(byte[] upload) throws PictureException, IOException {
    if (holds(upload, 0, JPEG)) return ImageIO.getImageReadersByFormatName("jpeg").next();
    if (holds(upload, 0, PNG)) return ImageIO.getImageReadersByFormatName("png").next();
    if (holds(upload, 0, RIFF) && holds(upload, 8, WEBP))
      return new WebPImageReaderSpi().createReaderInstance(null);
    throw new PictureException("UNKNOWN_FORMAT");
  }

  private static boolean holds(byte[] content, int from, byte[] expected) {
    int to = from + expected.length;
    return content.length >= to && Arrays.equals(content, from, to, expected, 0, expected.length);
  }

  /**
   * How a phone held a photo, as EXIF says: 1 where it was upright or nothing is said. Not by the
   * JDK, which wants other segments in a certain order that cameras do not keep to.
   */
  private static int orientation(byte[] upload) throws IOException {
    if (!holds(upload, 0, JPEG)) return UPRIGHT;
    try (var input = input(upload)) {
      for (var segment : JPEGSegmentUtil.readSegments(input, APP1, "Exif")) {
        var exif = segment.data().readAllBytes();
        // one byte of padding comes first
        try (var tags = input(Arrays.copyOfRange(exif, 1, exif.length))) {
          var tag = new TIFFReader().read(tags).getEntryById(TAG_ORIENTATION);
          if (tag != null && tag.getValue() instanceof Number held) return held.intValue();
        }
      }
    }
    return UPRIGHT;
  }

  private static MemoryCacheImageInputStream input(byte[] content) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(content));
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    return orientation < UPRIGHT || orientation > 8
        ? image
        : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(image);
  }

  private static byte[] square(BufferedImage image, int most) throws IOException {
    int side = Math.min(most, Math.min(image.getWidth(), image.getHeight()));
    var scaled =
        Thumbnails.of(image)
            .size(side, side)
            .crop(Positions.CENTER)
            .imageType(BufferedImage.TYPE_INT_ARGB)
            .asBufferedImage();
    var opaque = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var canvas = opaque.createGraphics();
    canvas.drawImage(scaled, 0, 0, Color.WHITE, null);
    canvas.dispose();
    var jpeg = new ByteArrayOutputStream();
    Thumbnails.of(opaque).scale(1).outputFormat("jpg").outputQuality(QUALITY).toOutputStream(jpeg);
    return jpeg.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
