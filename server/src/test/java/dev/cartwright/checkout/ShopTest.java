package dev.cartwright.checkout;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The whole server behind a real port, with the sandbox for a processor and a clock to move. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cartwright.limits.enabled=false",
            "cartwright.drafts.invitation-url=https://shop.example.org/carts/{id}",
            "cartwright.sandbox.slow=50ms",
            "cartwright.payments.capture=AUTOMATIC"
        })
@ActiveProfiles("sandbox")
@Import({TestDatabase.class, AsAdmin.class, StatementCount.class, MovableClock.class, Shop.class})
@ExtendWith(MonthsAhead.class)
public @interface ShopTest {}
