/** Helpers of the tests: toolkit, pictures, accessibility, work that runs at once. */
@NullMarked
package org.lockfast.testing;

import org.jspecify.annotations.NullMarked;
