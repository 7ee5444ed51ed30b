package dev.cartwright.hooks;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Webhooks to receivers on this machine, by a clock that stands still; all tests share a start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, StillClock.class, AsAdmin.class, StatementCount.class, Desk.class})
@TestPropertySource(
        properties = {
            "cartwright.hooks.allow-private-networks=true",
            "cartwright.hooks.allow-http=true",
            "cartwright.hooks.jitter-percent=0"
        })
@interface HooksTest {}
