/** The central log's tables: the same on embedded H2 and on PostgreSQL. */
@NullMarked
package org.lockfast.records.log;

import org.jspecify.annotations.NullMarked;
