/** New exhibit (S3): quick entry at a scene, and at the desk from the bag. */
@NullMarked
package org.lockfast.desktop.newexhibit;

import org.jspecify.annotations.NullMarked;
