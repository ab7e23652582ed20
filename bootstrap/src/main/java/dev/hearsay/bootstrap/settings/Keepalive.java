// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.time.Duration;

/**
 * How often the ends of an idle connection ask each other whether they are there.
 *
 * @param serverInterval after which silence the server asks
 * @param serverTimeout how long it waits for the answer
 * @param minimumClientInterval the shortest interval that the server tolerates in clients
 * @param clientInterval after which silence the client asks
 * @param clientTimeout how long it waits for the answer
 */
public record Keepalive(
    Duration serverInterval,
    Duration serverTimeout,
    Duration minimumClientInterval,
    Duration clientInterval,
    Duration clientTimeout) {}
