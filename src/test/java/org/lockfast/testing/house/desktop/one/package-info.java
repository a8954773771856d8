/** A room of the small house that breaks the rules. */
@NullMarked
package org.lockfast.testing.house.desktop.one;

import org.jspecify.annotations.NullMarked;
