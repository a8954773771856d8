/** Labels: payload, stocks, layouts, and the check that each decodes before it is handed out. */
@NullMarked
package org.lockfast.label;

import org.jspecify.annotations.NullMarked;
