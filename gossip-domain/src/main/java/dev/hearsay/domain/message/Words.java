// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import java.util.Locale;

/** Says the constants of an enum in plain words, for logs, labels and whoever reads them. */
public final class Words {
  private Words() {}

  /** The name in small letters: {@code IDENTITY_PURGED} becomes {@code identity purged}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
