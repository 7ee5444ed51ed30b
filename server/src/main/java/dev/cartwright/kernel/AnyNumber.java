package dev.cartwright.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text of a request that may have what looks like the number of a card; all other text may not.
 *
 * <p>Of a type it holds for all that is in it, and wherever the type is.
 */
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyNumber {

    /** Why it is no danger, or cannot be done without. */
    String because();
}
