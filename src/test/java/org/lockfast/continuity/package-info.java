/** Tests of continuity. */
@NullMarked
package org.lockfast.continuity;

import org.jspecify.annotations.NullMarked;
