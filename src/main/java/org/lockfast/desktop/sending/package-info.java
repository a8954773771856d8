/** S17: what is saved on this computer and what was sent, and what stands in the way. */
@NullMarked
package org.lockfast.desktop.sending;

import org.jspecify.annotations.NullMarked;
