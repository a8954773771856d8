/**
 * Finding exhibits: words, references, seals, filters and pages of lists; and what an officer must
 * do today.
 */
@NullMarked
package org.lockfast.find;

import org.jspecify.annotations.NullMarked;
