package dev.cartwright.pricealerts;

import dev.cartwright.WholeShop;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole shop, in which nobody may wait for more than five prices; they share one start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeShop
@Import({StreetConfiguration.class, Heard.class})
@TestPropertySource(properties = "cartwright.price-alerts.most-per-customer=5")
@interface StreetTest {}
