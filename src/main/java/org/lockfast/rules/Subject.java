package org.lockfast.rules;

import java.util.Set;

/** What a condition is asked about: an item, seen as attributes with values. */
@FunctionalInterface
public interface Subject {
    /** The values this attribute has; empty = none, or not answered. */
    Set<String> values(Attribute attribute);
}
