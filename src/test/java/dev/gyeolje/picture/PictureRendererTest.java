package dev.gyeolje.picture;

import static dev.gyeolje.support.Pictures.colour;
import static dev.gyeolje.support.Pictures.file;
import static dev.gyeolje.support.Pictures.halves;
import static dev.gyeolje.support.Pictures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRendererTest {

  private final PictureRenderer renderer = new PictureRenderer();

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void upload_isCroppedToTwoCentralSquares(String format) throws Exception {
    var picture = renderer.render(file(halves(2_000, 1_000), format));

    var large = read(picture.large());
    var small = read(picture.small());
    assertThat(large.getWidth()).isEqualTo(large.getHeight()).isEqualTo(PictureRenderer.LARGE);
    assertThat(small.getWidth()).isEqualTo(small.getHeight()).isEqualTo(PictureRenderer.SMALL);
    assertThat(colour(large, 0.2, 0.5)).isEqualTo("red");
    assertThat(colour(small, 0.8, 0.5)).isEqualTo("blue");
  }

  @Test
  void smallUpload_isNotEnlarged() throws Exception {
    assertThat(read(renderer.render(file(halves(300, 200), "png")).large()).getWidth())
        .isEqualTo(200);
  }

  /**
   * A browser wrote both: red and blue, with a transparent upper left quarter in the lossless one.
   */
  @Test
  void webp_isDecodedAndTransparencyBecomesWhite() throws Exception {
    var lossy = read(renderer.render(resource("lossy.webp")).large());
    var lossless = read(renderer.render(resource("lossless.webp")).large());

    assertThat(colour(lossy, 0.2, 0.2)).isEqualTo("red");
    assertThat(colour(lossy, 0.8, 0.8)).isEqualTo("blue");
    assertThat(colour(lossless, 0.2, 0.2)).isEqualTo("white");
    assertThat(colour(lossless, 0.2, 0.8)).isEqualTo("red");
    assertThat(colour(lossless, 0.8, 0.2)).isEqualTo("blue");
  }

  /** EXIF says how the phone was held: 1 upright, 3 upside down, 6 and 8 on a side. */
  @ParameterizedTest
  @CsvSource({"1,red,blue", "3,blue,red"})
  void photo_isRotatedByExifOrientation(int orientation, String left, String right)
      throws Exception {
    var upright =
        read(renderer.render(withOrientation(file(halves(400, 400), "jpg"), orientation)).large());

    assertThat(colour(upright, 0.2, 0.5)).isEqualTo(left);
    assertThat(colour(upright, 0.8, 0.5)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({"6,red,blue", "8,blue,red"})
  void photoHeldSideways_isRotated(int orientation, String top, String bottom) throws Exception {
    var upright =
        read(renderer.render(withOrientation(file(halves(400, 400), "jpg"), orientation)).large());

    assertThat(colour(upright, 0.5, 0.2)).isEqualTo(top);
    assertThat(colour(upright, 0.5, 0.8)).isEqualTo(bottom);
  }

  @Test
  void metadata_isRemoved() throws Exception {
    var secret = "37.5665N 126.9780E";
    var upload = commented(file(halves(400, 400), "jpg"), secret);

    var picture = renderer.render(upload);

    assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains(secret);
    assertThat(new String(picture.large(), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    assertThat(new String(picture.small(), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
  }

  @Test
  void path_dependsOnContent() throws Exception {
    var one = renderer.render(file(halves(400, 400), "png"));
    var same = renderer.render(file(halves(400, 400), "png"));
    var other = renderer.render(file(halves(401, 400), "jpg"));

    assertThat(one.path()).matches("/pictures/[0-9a-f]{32}-large.jpg").isEqualTo(same.path());
    assertThat(other.path()).isNotEqualTo(one.path());
    assertThat(Picture.thumbnail(one.path())).isEqualTo(one.path().replace("large", "small"));
    assertThat(Picture.thumbnail("/static/mug-large.jpg")).isEqualTo("/static/mug-large.jpg");
  }

  @Test
  void unknownFormat_isRejected() {
    for (var content : new String[] {"", "GIF89a", "<svg/>", "RIFF----WAVE", "\u00ff\u00d8"})
      assertThatThrownBy(() -> renderer.render(content.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(PictureException.class)
          .hasMessage("UNKNOWN_FORMAT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void brokenFile_isRejected(String format) {
    var whole = file(halves(400, 400), format);
    var head = Arrays.copyOf(whole, 30);

    assertThatThrownBy(() -> renderer.render(head))
        .isInstanceOf(PictureException.class)
        .hasMessage("BROKEN");
  }

  /** The file declares 30,000 by 30,000 pixels in a few bytes; drawing them would take 2.7 GB. */
  @Test
  void hugePicture_isRejectedBeforeDrawing() throws Exception {
    assertThatThrownBy(() -> renderer.render(claiming(30_000)))
        .isInstanceOf(PictureException.class)
        .hasMessage("LARGE");
  }

  /** Objects that decoders keep permanently must not retain the deployment's class loader. */
  @Test
  void contextClassLoader_isRestored() throws Exception {
    var before = Thread.currentThread().getContextClassLoader();

    renderer.render(file(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png"));

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  private static byte[] resource(String name) throws IOException {
    try (var file = PictureRendererTest.class.getResourceAsStream("/pictures/" + name)) {
      return file.readAllBytes();
    }
  }

  /** Returns the JPEG with an EXIF segment that contains only the orientation. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    var exif = new ByteArrayOutputStream();
    var data = new DataOutputStream(exif);
    data.writeBytes("Exif\0\0MM\0*");
    data.writeInt(8);
    data.writeShort(1);
    // tag 274, one number of 16 bits
    data.writeShort(0x0112);
    data.writeShort(3);
    data.writeInt(1);
    data.writeShort(orientation);
    data.writeShort(0);
    data.writeInt(0);
    return withSegment(jpeg, 0xe1, exif.toByteArray());
  }

  private static byte[] commented(byte[] jpeg, String comment) throws IOException {
    return withSegment(jpeg, 0xfe, comment.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) throws IOException {
    var file = new ByteArrayOutputStream();
    var data = new DataOutputStream(file);
    data.write(jpeg, 0, 2);
    data.writeByte(0xff);
    data.writeByte(marker);
    data.writeShort(content.length + 2);
    data.write(content);
    data.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  private static byte[] claiming(int side) throws IOException {
    var header = new ByteArrayOutputStream();
    var data = new DataOutputStream(header);
    data.writeBytes("IHDR");
    data.writeInt(side);
    data.writeInt(side);
    data.write(new byte[] {8, 2, 0, 0, 0});
    var sum = new CRC32();
    sum.update(header.toByteArray());
    var file = new ByteArrayOutputStream();
    var png = new DataOutputStream(file);
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.writeInt(13);
    png.write(header.toByteArray());
    png.writeInt((int) sum.getValue());
    return file.toByteArray();
  }
}
