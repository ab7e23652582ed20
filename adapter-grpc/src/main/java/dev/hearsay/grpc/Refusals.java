// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Rejection;

/** Hears of those who are turned away before there is a link; any thread. */
@FunctionalInterface
interface Refusals {

  /** See {@link dev.hearsay.domain.port.CommListener#refused}. */
  void refused(Rejection reason, String remoteHost, String detail);
}
