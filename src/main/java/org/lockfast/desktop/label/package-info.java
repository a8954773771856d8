/** The label of one package (S4): seen before it is printed, printed, scanned back. */
@NullMarked
package org.lockfast.desktop.label;

import org.jspecify.annotations.NullMarked;
