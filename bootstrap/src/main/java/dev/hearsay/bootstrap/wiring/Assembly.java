// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts modules together: everything is made at once or nothing is, each binding is written down,
 * and no cycle is bridged.
 */
public final class Assembly {
  private Assembly() {}

  /**
   * Makes a node and its adapters, without starting it.
   *
   * @param modules a {@link NodeModule} and one for each adapter
   * @throws RuntimeException what the first adapter that cannot be made threw, as it threw it
   * @throws CreationException if a binding is missing or stands twice, which is a bug
   */
  public static AssembledNode assemble(List<? extends Module> modules) {
    List<Module> all = new ArrayList<>(modules);
    all.add(new Strict());
    try {
      return Guice.createInjector(Stage.PRODUCTION, all).getInstance(AssembledNode.class);
    } catch (CreationException e) {
      throw firstCause(e);
    }
  }

  private static RuntimeException firstCause(CreationException e) {
    return e.getErrorMessages().stream()
        .map(Message::getCause)
        .filter(RuntimeException.class::isInstance)
        .map(RuntimeException.class::cast)
        .findFirst()
        .orElse(e);
  }

  /** No binding that nobody wrote, no proxy that hides a cycle. */
  private static final class Strict extends AbstractModule {
    @Override
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireExactBindingAnnotations();
      binder().requireAtInjectOnConstructors();
      binder().disableCircularProxies();
    }
  }
}
