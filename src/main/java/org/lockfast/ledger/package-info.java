/** Entries as signed bytes: chains, hashes, signatures, trees, proofs. Knows no police word. */
@NullMarked
package org.lockfast.ledger;

import org.jspecify.annotations.NullMarked;
