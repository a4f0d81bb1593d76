package dev.gyeolje.local;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads a server's configuration file for comparison. */
final class ServerSettings {

  private ServerSettings() {}

  /**
   * Returns one line for each element, independent of the order of elements and attributes, without
   * the elements that the server writes itself.
   */
  static Set<String> in(Path configuration) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(configuration.toFile())
            .getDocumentElement();
    Set<String> settings = new TreeSet<>();
    collect(root, "", settings);
    settings.removeIf(ServerSettings::isTheServersOwn);
    return settings;
  }

  private static void collect(Element element, String parent, Set<String> settings) {
    Set<String> attributes = new TreeSet<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++)
      attributes.add(element.getAttributes().item(i).toString());
    String path = parent + "/" + element.getTagName() + attributes;
    settings.add(path);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling())
      if (child instanceof Element inside) collect(inside, path, settings);
  }

  /** Matches the elements in which Payara records the WAR, and elements without attributes. */
  private static boolean isTheServersOwn(String setting) {
    return setting.contains("/applications[")
        || setting.contains("/application-ref[")
        || setting.endsWith("[]");
  }
}
