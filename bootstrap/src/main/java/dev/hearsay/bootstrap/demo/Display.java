// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.util.List;

/** What a person watches. Belongs to one thread. */
interface Display {

  /**
   * Shows the nodes.
   *
   * @param status one line on how far the network has formed
   */
  void show(DemoSnapshot snapshot, String status);

  /** Answers a command; the lines stay until the next answer. */
  void answer(List<String> lines);

  /** Shows a last time. */
  void end(String status);
}
