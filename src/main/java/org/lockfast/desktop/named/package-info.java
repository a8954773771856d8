/** Entries in the officer's name: the screen where they confirm or challenge them. */
@NullMarked
package org.lockfast.desktop.named;

import org.jspecify.annotations.NullMarked;
