/** What stands where: the tree of places, and what is in each. */
@NullMarked
package org.lockfast.desktop.places;

import org.jspecify.annotations.NullMarked;
