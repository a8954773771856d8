/** The first thing on a machine without records: a store of its own, or one of a force. */
@NullMarked
package org.lockfast.desktop.begin;

import org.jspecify.annotations.NullMarked;
