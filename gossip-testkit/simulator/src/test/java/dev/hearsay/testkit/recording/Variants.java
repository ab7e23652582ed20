// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.recording;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records that differ from a given one in a single number, duration or text, however deep. */
final class Variants {

  /** The record itself, and all that differ from it. */
  <T extends Record> List<T> of(T value) {
    List<T> variants = new ArrayList<>();
    variants.add(value);
    RecordComponent[] components = value.getClass().getRecordComponents();
    for (int part = 0; part < components.length; part++) {
      for (Object other : others(get(value, components[part]))) {
        variants.add(with(value, part, other));
      }
    }
    return variants;
  }

  private List<?> others(Object part) {
    return switch (part) {
      case Integer number -> List.of(number + 1);
      case Long number -> List.of(number + 1);
      case Duration time -> List.of(time.plusNanos(1));
      case String strategy -> List.of("flood");
      case Record deeper -> of(deeper).subList(1, of(deeper).size());
      default -> throw new AssertionError("how does " + part.getClass() + " vary?");
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Record> T with(T value, int position, Object other) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] parts = new Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i == position ? other : get(value, components[i]);
    }
    try {
      Constructor<?> constructor = value.getClass().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return (T) constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(value.getClass() + " does not take " + other, e);
    }
  }

  private static Object get(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component + " cannot be read", e);
    }
  }
}
