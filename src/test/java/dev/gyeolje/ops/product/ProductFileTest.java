package dev.gyeolje.ops.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductFileTest {

  @Test
  void writtenFile_isReadBackUnchanged() throws Exception {
    var mug = Map.of("id", "1", "name_ko", "머그, \"조용한\"", "description_ko", "첫 줄\n둘째 줄");

    var text = ProductFile.decode(ProductFile.encode(ProductFile.write(List.of(mug, Map.of()))));
    var lines = ProductFile.read(text);

    assertThat(lines).extracting(ProductFile.Line::number).containsExactly(2L, 4L);
    assertThat(lines.get(0).text()).containsAllEntriesOf(mug).containsEntry("price", "");
    assertThat(lines.get(0).text().keySet()).containsExactlyElementsOf(ProductFile.COLUMNS);
  }

  @Test
  void fewerColumnsInAnyOrder_areAccepted() throws Exception {
    assertThat(ProductFile.read("price,name_ko\r\n1000,머그\r\n"))
        .containsExactly(new ProductFile.Line(2, Map.of("price", "1000", "name_ko", "머그")));
  }

  /** Excel in Korea writes MS949 by default, and starts UTF-8 files with a byte order mark. */
  @Test
  void encodingsOfExcel_areDecoded() throws Exception {
    var text = "name_ko\n똠방각하 머그\n";

    assertThat(ProductFile.decode(text.getBytes(Charset.forName("MS949")))).isEqualTo(text);
    assertThat(ProductFile.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(ProductFile.decode(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(text);
  }

  @Test
  void binaryFile_isRejected() {
    assertThatThrownBy(() -> ProductFile.decode(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}))
        .isInstanceOf(ProductFileException.class)
        .hasMessage("NO_TEXT");
  }

  @ParameterizedTest
  @CsvSource({
    "'',NO_LINES",
    "'name_ko,price\n',NO_LINES",
    "'name_ko,stock\n머그,5\n',UNKNOWN_COLUMN",
    "'name_ko,name_ko\n머그,머그\n',MALFORMED",
    "'name_ko,price\n머그\n',MALFORMED",
    "'name_ko,price\n머그,1,2\n',MALFORMED"
  })
  void malformedFile_isRejected(String text, String code) {
    assertThatThrownBy(() -> ProductFile.read(text))
        .isInstanceOf(ProductFileException.class)
        .hasMessage(code);
  }

  @Test
  void moreThanThousandProducts_areRejected() throws Exception {
    var full = "name_ko\n" + "머그\n".repeat(1_000);

    assertThat(ProductFile.read(full)).hasSize(1_000);
    assertThatThrownBy(() -> ProductFile.read(full + "머그\n")).hasMessage("TOO_MANY_LINES");
  }
}
