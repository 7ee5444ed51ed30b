package dev.cartwright.abandonment;

import dev.cartwright.checkout.ShopTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole shop, and a street of shoppers; tests that ask for no more share one start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ShopTest
@Import({Street.class, Lottery.class})
@interface StreetTest {}
