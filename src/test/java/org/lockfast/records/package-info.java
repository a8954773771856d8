/** Tests of the index, on the real database. */
@NullMarked
package org.lockfast.records;

import org.jspecify.annotations.NullMarked;
