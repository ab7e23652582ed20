// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.hearsay.bootstrap.log.EventLog;
import dev.hearsay.domain.port.GossipMetrics;
import org.slf4j.LoggerFactory;

/** A node's events as log lines. */
public final class LogModule extends AbstractModule {
  private final String logger;

  /** A log under this name. */
  public LogModule(String logger) {
    this.logger = logger;
  }

  @ProvidesIntoSet
  @Singleton
  GossipMetrics log() {
    return new EventLog(LoggerFactory.getLogger(logger), System::nanoTime);
  }
}
