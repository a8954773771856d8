/** One exhibit with its continuity (S6). */
@NullMarked
package org.lockfast.desktop.exhibit;

import org.jspecify.annotations.NullMarked;
