/** Cases, exhibits and other property, their packages, and what is to be known about them. */
@NullMarked
package org.lockfast.exhibit;

import org.jspecify.annotations.NullMarked;
