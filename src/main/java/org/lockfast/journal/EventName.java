package org.lockfast.journal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type of an event as the journal writes it: {@code name/version}. A released one never changes
 * its meaning.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** For example {@code continuity.offered/1}. */
    String value();
}
