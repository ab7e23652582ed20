// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * An organization, named by the identifier of its membership service provider.
 *
 * @param mspId the MSP identifier, for example {@code Org1MSP}
 */
public record OrgId(String mspId) implements Comparable<OrgId> {

  @Override
  public int compareTo(OrgId other) {
    return mspId.compareTo(other.mspId);
  }

  @Override
  public String toString() {
    return mspId;
  }
}
