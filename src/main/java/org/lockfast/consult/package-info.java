/**
 * The consultation log: who looked at what, and what they searched for (Data Protection Act 2018,
 * s.62). A chain of its own, signed by the device, whose head stands in the journal once a day.
 */
@NullMarked
package org.lockfast.consult;

import org.jspecify.annotations.NullMarked;
