/**
 * How stores of one force meet: what travels between them, sent, received, followed and kept until
 * the other side has it.
 */
@NullMarked
package org.lockfast.sync;

import org.jspecify.annotations.NullMarked;
