package dev.gyeolje.container;

import dev.gyeolje.local.LocalShop;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the server before Arquillian connects to it, if any planned test is tagged {@code
 * container}, and passes the server's admin port to {@code arquillian.xml}.
 */
public final class ContainerServer implements TestExecutionListener {

  private static final TestTag CONTAINER = TestTag.create("container");

  private static LocalShop surroundings;

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (plan.countTestIdentifiers(test -> test.getTags().contains(CONTAINER)) > 0) start();
  }

  // The server stops with the JVM, because a runner may execute several plans.
  private static synchronized void start() {
    if (surroundings != null) return;
    try {
      surroundings = LocalShop.withoutWar();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not start: " + e.getMessage(), e);
    }
    System.setProperty("container.adminPort", Integer.toString(surroundings.server().adminPort()));
  }
}
