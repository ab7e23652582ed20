// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.hearsay.testkit.theory;

import org.jspecify.annotations.NullMarked;
