/** Tests of what comes in from elsewhere. */
@NullMarked
package org.lockfast.exchange;

import org.jspecify.annotations.NullMarked;
