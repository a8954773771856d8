/**
 * The desktop: frame, scan router, work, notices, keys, words, look and own controls; each screen
 * is a package below.
 */
@NullMarked
package org.lockfast.desktop;

import org.jspecify.annotations.NullMarked;
