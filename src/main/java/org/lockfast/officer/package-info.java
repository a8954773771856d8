/** Officers, roles as permissions, sessions, and how a person vouches for what is recorded. */
@NullMarked
package org.lockfast.officer;

import org.jspecify.annotations.NullMarked;
