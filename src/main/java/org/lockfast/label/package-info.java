/**
 * Exhibit labels: the code they carry, how they are laid out in printer dots, drawn and checked.
 */
@NullMarked
package org.lockfast.label;

import org.jspecify.annotations.NullMarked;
