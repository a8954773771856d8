/**
 * A plainly invented store with months of continuity, so that every screen has something true to
 * show.
 */
@NullMarked
package org.lockfast.app.demo;

import org.jspecify.annotations.NullMarked;
