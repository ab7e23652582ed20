// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.theory;

import dev.hearsay.domain.discovery.DiscoverySettings;
import java.time.Duration;

/**
 * How long a member that falls silent is still thought alive (discovery §11), if nothing but its
 * silence tells. It was heard within its last heartbeat interval, and those who are overdue are
 * looked for now and then.
 *
 * @param earliest at least
 * @param mean on average, if it falls silent at any moment
 * @param latest at most, but for the time that messages take
 */
public record DeathDetection(Duration earliest, Duration mean, Duration latest) {

  /** What follows from the settings. */
  public static DeathDetection by(DiscoverySettings settings) {
    Duration timeout = settings.aliveExpirationTimeout();
    Duration interval = settings.aliveTimeInterval();
    Duration look = settings.expirationCheckInterval();
    return new DeathDetection(
        timeout.minus(interval),
        timeout.minus(interval.dividedBy(2)).plus(look.dividedBy(2)),
        timeout.plus(look));
  }
}
