/** How the program looks and sounds to one officer on one computer. */
@NullMarked
package org.lockfast.desktop.preferences;

import org.jspecify.annotations.NullMarked;
