/** Tests of officers and their keys. */
@NullMarked
package org.lockfast.officer;

import org.jspecify.annotations.NullMarked;
