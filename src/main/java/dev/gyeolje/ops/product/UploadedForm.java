package dev.gyeolje.ops.product;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A form with files, read from {@code multipart/form-data}. */
final class UploadedForm {

  private final MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
  private final List<Upload> uploads = new ArrayList<>();

  UploadedForm(List<EntityPart> parts) {
    for (var part : parts) add(part);
  }

  private void add(EntityPart part) {
    try (var content = part.getContent()) {
      var bytes = content.readAllBytes();
      var file = part.getFileName();
      // the servers disagree about the character set of a text part; browsers send UTF-8
      if (file.isEmpty()) fields.add(part.getName(), new String(bytes, StandardCharsets.UTF_8));
      // a browser sends a file without name or content where none was chosen
      else if (bytes.length > 0) uploads.add(new Upload(part.getName(), name(file.get()), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Browsers send names in UTF-8; the servers read them as Latin-1. */
  private static String name(String name) {
    boolean latin = name.chars().allMatch(c -> c <= 0xff);
    if (!latin) return name;
    var utf8 = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.contains("\ufffd") ? name : utf8;
  }

  MultivaluedMap<String, String> fields() {
    return fields;
  }

  /** Empty where there is none. */
  String field(String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("");
  }

  /** The files of a field, in the order in which they were chosen. */
  List<Upload> files(String field) {
    return uploads.stream().filter(upload -> upload.field().equals(field)).toList();
  }

  /**
   * A file.
   *
   * @param name as the operator's machine calls it
   */
  record Upload(String field, String name, byte[] content) {}
}
