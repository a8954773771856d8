/** Builds everything by constructors and starts it: command line and desktop. Nobody uses it. */
@NullMarked
package org.lockfast.app;

import org.jspecify.annotations.NullMarked;
