/** Signing in and unlocking. */
@NullMarked
package org.lockfast.desktop.signin;

import org.jspecify.annotations.NullMarked;
