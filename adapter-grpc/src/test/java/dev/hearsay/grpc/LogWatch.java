// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Reads along what gRPC and Netty tell an operator who did not configure their logs. */
final class LogWatch extends Handler {

  private final Logger root = Logger.getLogger("");
  private final List<String> entries = new CopyOnWriteArrayList<>();

  LogWatch() {
    setLevel(Level.INFO);
    root.addHandler(this);
  }

  List<String> entries() {
    return entries;
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      entries.add(entry.getLoggerName() + ": " + entry.getMessage());
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
