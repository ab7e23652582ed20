// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  @Test
  void kindDescriptionAndFirstCauseAreTold() {
    Status status =
        Status.UNAVAILABLE
            .withDescription("io exception")
            .withCause(new IllegalStateException("outer", new IOException("connection refused")));

    assertThat(StatusText.of(status)).isEqualTo("UNAVAILABLE: io exception: connection refused");
  }

  @Test
  void causeWithoutMessageIsToldByItsKind() {
    assertThat(StatusText.of(Status.UNKNOWN.withCause(new IOException())))
        .isEqualTo("UNKNOWN: IOException");
  }

  @Test
  void textOfTheOtherSideCannotForgeLogLinesOrFillThem() {
    String forged = "a\r\nERROR b\u001b[31m\u2028c" + "x".repeat(10_000);

    String text = StatusText.of(Status.UNKNOWN.withDescription(forged));

    assertThat(text).startsWith("UNKNOWN: a ERROR b [31m c").hasSizeLessThan(310);
  }

  @Test
  void innerPartsOfTheTransportAreLeftOut() {
    Status status =
        Status.UNAVAILABLE.withDescription(
            "io exception\nChannel Pipeline: [SslHandler#0, Tail#0]");

    assertThat(StatusText.of(status)).isEqualTo("UNAVAILABLE: io exception");
  }
}
