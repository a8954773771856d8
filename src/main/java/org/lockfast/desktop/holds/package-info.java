/** What is to be kept, and why. */
@NullMarked
package org.lockfast.desktop.holds;

import org.jspecify.annotations.NullMarked;
