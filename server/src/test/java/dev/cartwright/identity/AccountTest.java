package dev.cartwright.identity;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole server behind a real port, with passwords that are quick to look at and a clock to
 * move; one network may ask for more than people do, and a hundred at once wait on a slow machine,
 * too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cartwright.limits.enabled=false",
            "cartwright.passwords.rounds=4",
            "cartwright.attempts.hold-for=0s",
            "cartwright.attempts.limited=false",
            "spring.datasource.hikari.connection-timeout=20000"
        })
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, LockQueue.class})
@interface AccountTest {}
