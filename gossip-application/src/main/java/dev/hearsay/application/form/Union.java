// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a sealed interface: which kind it is, by its position, and then that kind in its own
 * form. New kinds are appended, so that what was written before stays readable.
 *
 * @param <T> the interface
 */
public final class Union<T> implements Form<T> {

  private final List<Kind<? extends T>> kinds = new ArrayList<>();
  private final Map<Class<?>, Integer> positions = new HashMap<>();

  private record Kind<K>(Class<K> type, Form<K> form) {
    void write(FormWriter out, Object value) {
      form.write(out, type.cast(value));
    }
  }

  /** The same with another kind. */
  public <K extends T> Union<T> with(Class<K> type, Form<K> form) {
    positions.put(type, kinds.size());
    kinds.add(new Kind<>(type, form));
    return this;
  }

  @Override
  public void write(FormWriter out, T value) {
    Integer position = positions.get(value.getClass());
    if (position == null) {
      throw new IllegalArgumentException(
          value.getClass().getName() + " has no form: add it to the forms of its interface");
    }
    out.number(position);
    kinds.get(position).write(out, value);
  }

  @Override
  public T read(FormReader in) {
    return at(kinds, in.integer()).form().read(in);
  }

  /** The element at a position that was read. */
  static <E> E at(List<E> elements, int position) {
    if (position < 0 || position >= elements.size()) {
      throw new MalformedFormException("kind %d of %d".formatted(position, elements.size()));
    }
    return elements.get(position);
  }
}
