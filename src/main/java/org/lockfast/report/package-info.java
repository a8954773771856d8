/** Documents for court and office: the continuity record. */
@NullMarked
package org.lockfast.report;

import org.jspecify.annotations.NullMarked;
