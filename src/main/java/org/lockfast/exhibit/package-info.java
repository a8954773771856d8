<<<<<<< HEAD
/** Cases, exhibits and property, their packages, and what is complete about them. */
=======
/** Cases, exhibits and other property, their packages, and what is to be known about them. */
>>>>>>> rules
@NullMarked
package org.lockfast.exhibit;

import org.jspecify.annotations.NullMarked;
