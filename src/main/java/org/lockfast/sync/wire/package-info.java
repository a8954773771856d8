/** What device and server send each other, byte for byte (docs/protocol.md, section 5). */
@NullMarked
package org.lockfast.sync.wire;

import org.jspecify.annotations.NullMarked;
