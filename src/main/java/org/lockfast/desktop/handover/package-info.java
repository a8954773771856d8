/** Handing over, receiving and booking in (S7, S8). */
@NullMarked
package org.lockfast.desktop.handover;

import org.jspecify.annotations.NullMarked;
