/** The list of exhibits: all of them by pages, or those that have the words searched for. */
@NullMarked
package org.lockfast.desktop.exhibits;

import org.jspecify.annotations.NullMarked;
