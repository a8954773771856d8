/** Tests of documents. */
@NullMarked
package org.lockfast.report;

import org.jspecify.annotations.NullMarked;
