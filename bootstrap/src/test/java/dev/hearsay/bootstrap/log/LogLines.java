// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;

/** A logger of its own whose lines can be read. */
final class LogLines {
  private final List<String> texts = new ArrayList<>();
  private final Logger logger = new LoggerContext().getLogger("test");

  LogLines(Level level) {
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            texts.add(event.getLevel() + " " + event.getFormattedMessage());
          }
        };
    appender.start();
    logger.setLevel(level);
    logger.addAppender(appender);
  }

  org.slf4j.Logger logger() {
    return logger;
  }

  List<String> texts() {
    return List.copyOf(texts);
  }
}
