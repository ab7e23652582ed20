// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.bootstrap.settings.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations on the command line as they stand in configuration files. */
public final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return GoDuration.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'" + text + "' is not a duration such as 90s, 1500ms or 5m"));
  }
}
