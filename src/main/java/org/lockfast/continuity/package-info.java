/**
 * Who holds each package, since when, and how that is known: movements, seals, gaps, conflicting
 * records.
 */
@NullMarked
package org.lockfast.continuity;

import org.jspecify.annotations.NullMarked;
