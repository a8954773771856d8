/** First-run set-up of this computer. */
@NullMarked
package org.lockfast.desktop.setup;

import org.jspecify.annotations.NullMarked;
