// SPDX-License-Identifier: Apache-2.0

/**
 * How a node's settings come out of Fabric's {@code core.yaml} and the environment (configuration
 * §1 to §4).
 *
 * <p>Read in this order: {@link dev.hearsay.bootstrap.settings.PeerKeys} names every key and what
 * is done with it; {@link dev.hearsay.bootstrap.settings.PeerSettingsReader} turns a file into
 * {@link dev.hearsay.bootstrap.settings.PeerSettings}. Whatever is wrong ends in one {@link
 * dev.hearsay.bootstrap.settings.ConfigurationException} with one line for the operator.
 */
@NullMarked
package dev.hearsay.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
