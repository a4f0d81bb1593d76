package dev.gyeolje.picture;

import static com.twelvemonkeys.imageio.metadata.jpeg.JPEG.APP1;
import static com.twelvemonkeys.imageio.metadata.tiff.TIFF.TAG_ORIENTATION;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.gyeolje.platform.seal.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * Renders an uploaded JPEG, PNG or WebP file in two sizes. Detects the format by content, not by
 * name. Draws the picture anew, so that customers receive no metadata of the file, such as the
 * location of a photo.
 */
@ApplicationScoped
public class PictureRenderer {

  /**
   * Maximum side of a large picture in pixels: twice the size on pages, for high-density screens.
   */
  static final int LARGE = 800;

  /** Maximum side of a picture in a list, in pixels. */
  static final int SMALL = 400;

  /** Limit, since a file of some kilobytes may declare any size; 25 megapixels take 100 MB. */
  private static final long MOST_PIXELS = 25_000_000;

  /** EXIF's value for an upright picture. */
  private static final int UPRIGHT = 1;

  private static final double QUALITY = 0.85;

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
  private static final byte[] WEBP = {'W', 'E', 'B', 'P'};

  /**
   * Crops a picture to its middle square, and makes it upright and opaque. Renders one picture at a
   * time, since each takes much memory.
   *
   * @throws PictureException if the file has another format, is broken or is too large
   */
  public synchronized Picture render(byte[] upload) throws PictureException {
    // ImageIO keeps the plug-ins that it finds for good, so it must find only the JDK's, not those
    // of this deployment
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      var image = read(upload);
      var large = square(image, LARGE);
      var small = square(image, SMALL);
      return new Picture(hash(large), large, small);
    } catch (IOException | RuntimeException broken) {
      // decoders throw exceptions of any kind for broken files
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
   * Returns the EXIF orientation of a photo: 1 if it is upright or EXIF has none. Does not use the
   * JDK for this, which requires the other segments in an order that cameras do not follow.
   */
  private static int orientation(byte[] upload) throws IOException {
    if (!holds(upload, 0, JPEG)) return UPRIGHT;
    try (var input = input(upload)) {
      for (var segment : JPEGSegmentUtil.readSegments(input, APP1, "Exif")) {
        var exif = segment.data().readAllBytes();
        // skips one byte of padding
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
    return HexFormat.of().formatHex(Sha256.hash(content), 0, 16);
  }
}
