/** Joining a force with a one-time code. */
@NullMarked
package org.lockfast.desktop.join;

import org.jspecify.annotations.NullMarked;
