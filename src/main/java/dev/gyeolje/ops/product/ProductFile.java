package dev.gyeolje.ops.product;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads and writes products as a CSV file (RFC 4180). Its first line has the column names: {@code
 * id}, {@code version} and those of {@link ProductText}.
 */
final class ProductFile {

  static final String ID = "id";
  static final String VERSION = "version";

  /** Columns in the order of written files. A file to read may have fewer, in any order. */
  static final List<String> COLUMNS =
      Stream.concat(Stream.of(ID, VERSION), ProductText.COLUMNS.stream()).toList();

  static final int MOST_LINES = 1_000;

  /** Excel recognizes UTF-8 by this mark. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Charset of files that Excel writes in Korea unless UTF-8 is selected. */
  private static final String KOREAN_WINDOWS = "MS949";

  private ProductFile() {}

  /**
   * A line of a file.
   *
   * @param number number of the line in the file, from 1
   * @param text values by column, for the columns of the file
   */
  record Line(long number, Map<String, String> text) {}

  /**
   * Decodes a file in UTF-8, or in the charset that Excel uses in Korea.
   *
   * @throws ProductFileException if the file is in neither charset
   */
  static String decode(byte[] content) throws ProductFileException {
    for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName(KOREAN_WINDOWS)))
      try {
        var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      } catch (CharacterCodingException another) {
        // try the next charset, if any
      }
    throw new ProductFileException("NO_TEXT", "");
  }

  /**
   * Returns the lines of a file after the line of column names.
   *
   * @throws ProductFileException if the file is malformed or empty, has an unknown column or too
   *     many lines
   */
  static List<Line> read(String text) throws ProductFileException {
    var lines = new ArrayList<Line>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (var row : reader) {
        for (var name : row.getHeader())
          if (!COLUMNS.contains(name)) throw new ProductFileException("UNKNOWN_COLUMN", name);
        if (row.getFieldCount() != row.getHeader().size())
          throw new ProductFileException("MALFORMED", "#" + row.getStartingLineNumber());
        if (lines.size() == MOST_LINES) throw new ProductFileException("TOO_MANY_LINES", "");
        lines.add(new Line(row.getStartingLineNumber(), row.getFieldsAsMap()));
      }
    } catch (CsvParseException malformed) {
      throw new ProductFileException("MALFORMED", String.valueOf(malformed.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("a text read from memory cannot fail", e);
    }
    if (lines.isEmpty()) throw new ProductFileException("NO_LINES", "");
    return lines;
  }

  /** Returns a file with all columns, for {@link #read}. */
  static String write(List<Map<String, String>> products) {
    var text = new StringWriter();
    try (var writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(COLUMNS);
      for (var product : products)
        writer.writeRecord(
            COLUMNS.stream().map(column -> product.getOrDefault(column, "")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a text written to memory cannot fail", e);
    }
    return text.toString();
  }

  /** Encodes the text in UTF-8 with a byte order mark, so that Excel can open it. */
  static byte[] encode(String text) {
    return (BYTE_ORDER_MARK + text).getBytes(StandardCharsets.UTF_8);
  }
}
