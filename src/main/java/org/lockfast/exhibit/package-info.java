/** Cases, exhibits and property, their packages, and what is complete about them. */
@NullMarked
package org.lockfast.exhibit;

import org.jspecify.annotations.NullMarked;
