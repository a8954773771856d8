/** Every own control in every state, to be looked at by whoever changes it. */
@NullMarked
package org.lockfast.desktop.gallery;

import org.jspecify.annotations.NullMarked;
