// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

/**
 * An adapter that is wrong in one way, under its contract, with the story that must find it out.
 *
 * @param name what is wrong
 * @param contract the contract over the wrong adapter
 * @param story one test of the contract
 */
record Fault<C>(String name, C contract, Consumer<C> story) {

  void assertFoundOut() {
    assertThatThrownBy(() -> story.accept(contract)).isInstanceOf(AssertionError.class);
  }

  @Override
  public String toString() {
    return name;
  }
}
