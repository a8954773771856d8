/** What is out, and when it is to be back. */
@NullMarked
package org.lockfast.desktop.out;

import org.jspecify.annotations.NullMarked;
