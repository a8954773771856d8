/** Tests of the journal. */
@NullMarked
package org.lockfast.journal;

import org.jspecify.annotations.NullMarked;
