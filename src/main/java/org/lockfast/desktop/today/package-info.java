/** What the officer at the machine must do now. */
@NullMarked
package org.lockfast.desktop.today;

import org.jspecify.annotations.NullMarked;
