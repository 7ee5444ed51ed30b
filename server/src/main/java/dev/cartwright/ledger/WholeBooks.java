package dev.cartwright.ledger;

import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up years of entries: who asks for that may wait longer than others. */
@Component
class WholeBooks {

    /** Less than the 30 s after which a connection that is silent counts as broken. */
    static final Duration MOST = Duration.ofSeconds(25);

    private final TransactionTemplate reading;
    private final DSLContext db;

    WholeBooks(PlatformTransactionManager transactions, DSLContext db) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.db = db;
    }

    <T> T read(Supplier<T> question) {
        return reading.execute(_ -> {
            db.execute("set local statement_timeout = " + MOST.toMillis());
            return question.get();
        });
    }
}
