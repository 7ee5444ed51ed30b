package dev.cartwright.inventory;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.test.context.TestComponent;

/** Counts what is sent to the database. */
@TestComponent
class Statements implements ExecuteListenerProvider, ExecuteListener {

    private final AtomicInteger sent = new AtomicInteger();

    int count() {
        return sent.get();
    }

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        sent.incrementAndGet();
    }
}
