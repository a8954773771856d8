/** Forces, stations, property stores, shelves, containers, lockers and places outside. */
@NullMarked
package org.lockfast.place;

import org.jspecify.annotations.NullMarked;
