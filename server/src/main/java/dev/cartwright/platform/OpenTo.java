package dev.cartwright.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may ask an endpoint without a permission; a method's counts before that of its class. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    Audience value();

    /** Who asks. */
    enum Audience {
        /** Whoever comes, processors among them, whose signature the endpoint looks at. */
        EVERYBODY,
        /** Who knows a cart's id or an order's token, and of a customer's that customer alone. */
        HOLDERS,
        /** Who is signed in. */
        CUSTOMERS,
        /** Who is about to sign in at the console, and is nobody of the staff until then. */
        ARRIVING_STAFF,
        /** Whoever of the staff has signed in at the console, whatever they may do. */
        STAFF
    }
}
