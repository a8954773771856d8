package org.lockfast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets one class, with the classes inside it, off one rule of the house, and says why where the
 * breach is. The architecture test reads it; it also fails when the reason is missing or the class
 * no longer breaks the rule, so that no exemption outlives its cause.
 */
@Documented
@Repeatable(Exempt.All.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Exempt {
    /** The rule the class is let off. */
    Rule from();

    /** Why the rule cannot hold here: a sentence for whoever comes next. */
    String because();

    /** The rules of the house that a class may be let off. */
    enum Rule {
        /**
         * A room uses only the rooms the map gives it. The class so marked may be used by any room.
         */
        MAP,
        /** The time comes from a clock handed in, never from the machine. */
        TIME,
        /** Threads come from executors handed in. */
        THREADS,
        /** Only the command line writes to standard output or error. */
        OUTPUT,
        /** No Java serialisation. */
        SERIALISATION,
        /** No static state that changes. */
        STATIC_STATE,
        /** Only the records room knows SQL. */
        SQL,
        /** Only the desktop knows JavaFX. */
        JAVAFX,
        /** View models know no control of the screen. */
        VIEW_MODELS
    }

    /** Holds several exemptions of one class. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The exemptions, in the order they are written. */
        Exempt[] value();
    }
}
