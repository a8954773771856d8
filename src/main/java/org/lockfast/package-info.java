/** The name of the house; holds only {@link org.lockfast.Exempt}, which every room may use. */
@NullMarked
package org.lockfast;

import org.jspecify.annotations.NullMarked;
