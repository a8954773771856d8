/** S16: records that conflict, both accounts side by side, closed by a supervisor's finding. */
@NullMarked
package org.lockfast.desktop.conflicts;

import org.jspecify.annotations.NullMarked;
