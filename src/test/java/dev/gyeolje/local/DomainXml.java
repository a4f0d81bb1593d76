package dev.gyeolje.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Edits Payara's domain.xml for the local run, so that Payara listens on two loopback ports only.
 */
record DomainXml(Path file) {

  void listenOnLoopback(int httpPort, int adminPort) throws IOException {
    String xml = Files.readString(file);
    xml = replaceOnce(xml, "port=\"8080\"", listener(httpPort));
    xml = replaceOnce(xml, "port=\"4848\"", listener(adminPort));
    // The embedded message broker binds port 7676 on every address before Payara reads any pre-boot
    // command. Declared as remote, it never starts; the shop does not use it.
    String broker = "<system-property name=\"JMS_PROVIDER_PORT\" value=\"7676\"";
    xml =
        replaceOnce(
            xml,
            broker,
            """
            <jms-service type="REMOTE" default-jms-host="default_JMS_host">
              <jms-host name="default_JMS_host" host="localhost" lazy-init="true"/>
            </jms-service>
            """
                + broker);
    Files.writeString(file, xml);
  }

  private static String listener(int port) {
    return "port=\"" + port + "\" address=\"127.0.0.1\"";
  }

  private static String replaceOnce(String text, String old, String replacement) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalStateException("Payara's domain.xml no longer has exactly one " + old);
    }
    return text.replace(old, replacement);
  }
}
