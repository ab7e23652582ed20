// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Loads all of Hearsay anew, with one bug in it. Whatever else there is it shares with the tests,
 * and so it does with the classes that were generated from the schema.
 */
final class Nursery extends ClassLoader {

  private static final String HEARSAY = "dev.hearsay.";
  private static final String GENERATED = "dev.hearsay.wire.gossip.";

  private final Bug bug;

  static {
    registerAsParallelCapable();
  }

  Nursery(Bug bug) {
    super(Nursery.class.getClassLoader());
    this.bug = bug;
  }

  /**
   * What a seed stands for, told in here.
   *
   * @throws IllegalStateException if there is no place for the bug
   */
  @SuppressWarnings("unchecked") // Story is what it says, only another class of that name
  LongFunction<List<String>> story() {
    try {
      return (LongFunction<List<String>>)
          loadClass(Story.class.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(HEARSAY) || name.startsWith(GENERATED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] code = codeOf(name);
    byte[] grown = name.equals(bug.owner()) ? bug.plant(code) : code;
    return defineClass(name, grown, 0, grown.length);
  }

  /** The code of a class as it was compiled. */
  static byte[] codeOf(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream code = Nursery.class.getClassLoader().getResourceAsStream(path)) {
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return code.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
