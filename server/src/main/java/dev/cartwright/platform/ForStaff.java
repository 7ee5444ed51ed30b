package dev.cartwright.platform;

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

    /** Whether everybody may look who tries the demo. */
    boolean openInDemo() default false;
}
