/** A room of the small house that breaks the rules. */
@NullMarked
package org.lockfast.testing.house.app;

import org.jspecify.annotations.NullMarked;
