// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import org.jspecify.annotations.Nullable;

/**
 * An organization, named by the identifier of its membership service provider.
 *
 * @param mspId the MSP identifier, for example {@code Org1MSP}
 */
public record OrgId(String mspId) implements Comparable<OrgId> {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof OrgId that && mspId.equals(that.mspId));
  }

  @Override
  public int hashCode() {
    return mspId.hashCode();
  }

  @Override
  public int compareTo(OrgId other) {
    return mspId.compareTo(other.mspId);
  }

  @Override
  public String toString() {
    return mspId;
  }
}
