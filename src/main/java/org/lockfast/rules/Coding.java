package org.lockfast.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every entry of every list has.
 *
 * @param code never renamed and never reused, upper case: {@code KNIFE_BLADE}
 * @param words its name for people
 * @param from version, effective date and source
 * @param retired first day it is no longer offered; older records keep and show it; null = in use
 */
public record Coding(String code, Wording words, Provenance from, @Nullable LocalDate retired) {}
