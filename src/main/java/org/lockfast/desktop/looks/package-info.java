/** Who looked at what, and what else was done with it: the auditor's screen. */
@NullMarked
package org.lockfast.desktop.looks;

import org.jspecify.annotations.NullMarked;
