package dev.gyeolje.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes that the rules check, imported once. */
final class Ours {

  /** The classes of the WAR. */
  static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

  /** The simulators, which are not in the WAR. */
  static final JavaClasses SIMULATORS =
      new ClassFileImporter().importPath(Path.of("target/test-classes/dev/gyeolje/simulator"));

  private Ours() {}
}
