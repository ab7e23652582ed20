// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

/**
 * What a process of many nodes took in a while.
 *
 * @param cpuSeconds processor time of all threads
 * @param wallSeconds how long the while was
 * @param blockCopies copies of blocks that were pushed
 * @param bytesSent of all messages
 * @param signatures how many were checked
 * @param dials how many connections were attempted
 * @param heapPeakBytes the most that the heap held, garbage included
 * @param rssPeakBytes the most physical memory of the process in its whole life; 0 where the system
 *     does not tell
 */
record Resources(
    double cpuSeconds,
    double wallSeconds,
    long blockCopies,
    long bytesSent,
    long signatures,
    long dials,
    long heapPeakBytes,
    long rssPeakBytes) {

  /** Processor time in seconds per minute. */
  double cpuSecondsPerMinute() {
    return cpuSeconds / wallSeconds * 60;
  }
}
