/** Tests of the ledger. */
@NullMarked
package org.lockfast.ledger;

import org.jspecify.annotations.NullMarked;
