package dev.gyeolje.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes that the rules look at, read once. */
final class Ours {

  /** What ships. */
  static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

  /** The simulators, which do not. */
  static final JavaClasses SIMULATORS =
      new ClassFileImporter().importPath(Path.of("target/test-classes/dev/gyeolje/simulator"));

  private Ours() {}
}
