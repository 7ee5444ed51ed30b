package dev.cartwright.checkout;

import dev.cartwright.webhooks.WebhookRuns;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A whole shop whose payments go to a hostile processor, are authorised first, and taken later. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ShopTest
@Import({HostileShop.class, WebhookRuns.class})
@TestPropertySource(
        properties = {
            "cartwright.stripe.secret-key=sk_test_1",
            "cartwright.stripe.webhook-secrets=whsec_test",
            "cartwright.payments.capture=MANUAL",
            "cartwright.processors.rest-over=100000"
        })
@interface HostileTest {}
