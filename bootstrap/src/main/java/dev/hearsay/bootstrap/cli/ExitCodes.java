// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

/** What the process tells whoever started it. */
public final class ExitCodes {
  /** The command is done and met its goal. */
  public static final int GOAL_MET = 0;

  /** The command is done and did not meet its goal. */
  public static final int GOAL_MISSED = 1;

  /** The usage or the configuration is wrong. */
  public static final int WRONG_USAGE = 2;

  private ExitCodes() {}
}
