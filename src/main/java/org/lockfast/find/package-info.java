/** Finding exhibits: words, references, seals, and pages of lists. */
@NullMarked
package org.lockfast.find;

import org.jspecify.annotations.NullMarked;
