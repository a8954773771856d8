/** The layout editor: where a force puts what stands on its labels. */
@NullMarked
package org.lockfast.desktop.layouts;

import org.jspecify.annotations.NullMarked;
