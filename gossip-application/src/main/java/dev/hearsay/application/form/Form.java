// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How values of one kind are written down, such that what is read equals what was written.
 *
 * @param <T> the values
 */
public interface Form<T> {

  /** Writes a value. */
  void write(FormWriter out, T value);

  /**
   * Reads a value.
   *
   * @throws MalformedFormException if there is none
   */
  T read(FormReader in);

  /**
   * The form of values that consist of parts: writes and reads them in the same order.
   *
   * <p>A constructor that refuses its parts makes the record malformed.
   */
  static <T> Form<T> of(BiConsumer<FormWriter, T> writing, Function<FormReader, T> reading) {
    return new Form<>() {
      @Override
      public void write(FormWriter out, T value) {
        writing.accept(out, value);
      }

      @Override
      public T read(FormReader in) {
        try {
          return reading.apply(in);
        } catch (IllegalArgumentException | ArithmeticException refused) {
          throw new MalformedFormException(String.valueOf(refused.getMessage()), refused);
        }
      }
    };
  }

  /** The form of a kind that has one value only, which takes no room. */
  static <T> Form<T> only(T value) {
    return of((out, same) -> {}, in -> value);
  }

  /** The form of the constants of an enumeration, by their names. */
  static <E extends Enum<E>> Form<E> constant(Class<E> kind) {
    return of((out, value) -> out.text(value.name()), in -> Enum.valueOf(kind, in.text()));
  }

  /** The form of what wraps a value of this form. */
  default <W> Form<W> as(Function<? super T, ? extends W> wrap, Function<? super W, T> unwrap) {
    return of((out, value) -> write(out, unwrap.apply(value)), in -> wrap.apply(read(in)));
  }

  /** The form of lists; its elements take a byte each at least. */
  default Form<List<T>> list() {
    return of(
        (out, values) -> {
          out.number(values.size());
          values.forEach(value -> write(out, value));
        },
        in -> {
          int count = in.count();
          List<T> values = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            values.add(read(in));
          }
          return List.copyOf(values);
        });
  }

  /** The form of what may be absent. */
  default Form<Optional<T>> optional() {
    return of(
        (out, value) -> {
          out.flag(value.isPresent());
          value.ifPresent(present -> write(out, present));
        },
        in -> in.flag() ? Optional.of(read(in)) : Optional.empty());
  }
}
