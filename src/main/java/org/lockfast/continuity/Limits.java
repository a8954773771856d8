package org.lockfast.continuity;

import java.time.Duration;

/**
 * The limits continuity is reckoned by: settings of the force, shipped in the rules.
 *
 * @param handover an offer may be open this long before the time since counts as a gap
 * @param courier the same in transit
 * @param late an entry may be made this long after what it tells
 */
public record Limits(Duration handover, Duration courier, Duration late) {}
