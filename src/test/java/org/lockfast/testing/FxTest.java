package org.lockfast.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs every method of a test class on the FX thread of a headless toolkit, fonts and theme
 * installed, {@link #seconds} at most each.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FxExtension.class)
public @interface FxTest {
    /** How long one method may take. */
    int seconds() default 60;
}
