// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

/** What comes next in a recording. */
sealed interface Page {

  /** An entry. */
  record Of(Entry entry) implements Page {}

  /** Nothing more. */
  record Over() implements Page {}

  /** The beginning of an entry: whoever wrote it was killed, or the disk was full. */
  record Torn(long bytes) implements Page {}

  /**
   * What cannot be read.
   *
   * @param position the byte of the file at which it begins
   * @param detail one line: what is wrong
   */
  record Damaged(long position, String detail) implements Page {}
}
