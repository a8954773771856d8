/** Tests of what wires the program together. */
@NullMarked
package org.lockfast.app;

import org.jspecify.annotations.NullMarked;
