// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operating system says about this process's memory. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");
  private static final long KIB = 1024;

  private ProcessMemory() {}

  /** The most physical memory that the process held, in bytes; 0 where the system does not tell. */
  public static long peakBytes() {
    try {
      Matcher peak = PEAK.matcher(Files.readString(STATUS));
      return peak.find() ? Long.parseLong(peak.group(1)) * KIB : 0;
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
