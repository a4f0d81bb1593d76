package dev.gyeolje.support;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Creates pictures to upload and checks what they show. */
public final class Pictures {

  private Pictures() {}

  /** Returns a picture whose left half is red and whose right half is blue. */
  public static BufferedImage halves(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    return image;
  }

  /** Encodes the picture as a file of {@code format}. */
  public static byte[] file(BufferedImage image, String format) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Decodes the picture in a file. */
  public static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /** Returns which of red, blue and white a point of the picture is nearest to. */
  public static String colour(BufferedImage image, double right, double down) {
    var at =
        new Color(image.getRGB((int) (right * image.getWidth()), (int) (down * image.getHeight())));
    if (at.getRed() > 200 && at.getBlue() > 200) return "white";
    return at.getRed() > at.getBlue() ? "red" : "blue";
  }
}
