/**
 * Everything that is dated data: code lists, packaging rules, limits and words, by version and
 * effective date.
 */
@NullMarked
package org.lockfast.rules;

import org.jspecify.annotations.NullMarked;
