/** Puts the desktop together: the window, the screens, and the store behind them. */
@NullMarked
package org.lockfast.app.window;

import org.jspecify.annotations.NullMarked;
