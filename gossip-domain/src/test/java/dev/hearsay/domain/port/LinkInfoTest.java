// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import org.junit.jupiter.api.Test;

class LinkInfoTest {

  private static String hostOf(String address) {
    return new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, address).remoteHost();
  }

  @Test
  void hostOfAnAddressIsToldWithoutItsPort() {
    assertThat(hostOf("10.0.0.1:51234")).isEqualTo("10.0.0.1");
    assertThat(hostOf("[fe80::1]:51234")).isEqualTo("fe80::1");
  }

  @Test
  void addressWithoutAPortIsToldAsItIs() {
    assertThat(hostOf("local socket 7")).isEqualTo("local socket 7");
  }
}
