/** Stations, property stores, shelves and outside places. */
@NullMarked
package org.lockfast.place;

import org.jspecify.annotations.NullMarked;
