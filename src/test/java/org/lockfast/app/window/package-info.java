/** Opens what the window keeps to itself to the tests of screens. */
@org.jspecify.annotations.NullMarked
package org.lockfast.app.window;
