// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.crypto.generate.OrganizationPlan;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code Org1MSP:3}: an MSP identifier and a number of peers. */
public final class OrganizationConverter implements ITypeConverter<OrganizationPlan> {
  private static final Pattern NAME_AND_COUNT = Pattern.compile("([^:]+):(\\d{1,6})");

  @Override
  public OrganizationPlan convert(String text) {
    Matcher parts = NAME_AND_COUNT.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a name and a number of peers such as Org1MSP:3");
    }
    try {
      return OrganizationPlan.of(parts.group(1), Integer.parseInt(parts.group(2)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
