package dev.cartwright.platform;

import dev.cartwright.platform.Scope.Dimension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which permission an endpoint asks for; a method's counts before that of its class. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForStaff {

    Area value();

    /** By itself GET is {@link Access#READ}, and every other method {@link Access#WRITE}. */
    Access[] access() default {};

    /**
     * By what the endpoint narrows what it shows and does for who is limited, or of which it shows
     * and does nothing. Who is limited by anything else is not let in.
     */
    Dimension[] honours() default {};

    /** Whether everybody may look who tries the demo. */
    boolean openInDemo() default false;
}
