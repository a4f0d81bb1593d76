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

/** Reads a form with files from {@code multipart/form-data}. */
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
      // the two servers decode text parts with different charsets; browsers send UTF-8
      if (file.isEmpty()) fields.add(part.getName(), new String(bytes, StandardCharsets.UTF_8));
      // a browser sends a part without file name and content if no file was chosen
      else if (bytes.length > 0) uploads.add(new Upload(part.getName(), name(file.get()), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decodes a file name. Browsers send it in UTF-8, but the servers decode it as Latin-1. */
  private static String name(String name) {
    boolean latin = name.chars().allMatch(c -> c <= 0xff);
    if (!latin) return name;
    var utf8 = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.contains("\ufffd") ? name : utf8;
  }

  MultivaluedMap<String, String> fields() {
    return fields;
  }

  /** Returns the value of a field; empty if it is missing. */
  String field(String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("");
  }

  /** Returns the files of a field, in the order of their selection. */
  List<Upload> files(String field) {
    return uploads.stream().filter(upload -> upload.field().equals(field)).toList();
  }

  /**
   * An uploaded file.
   *
   * @param name name of the file on the operator's computer
   */
  record Upload(String field, String name, byte[] content) {}
}
