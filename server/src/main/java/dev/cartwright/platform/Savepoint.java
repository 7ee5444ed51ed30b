package dev.cartwright.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work that is done whole or not at all, within the caller's transaction where there is one: when
 * it fails, the caller may still go on and commit what else it did.
 */
@Component
public class Savepoint {

    private final TransactionTemplate nested;

    Savepoint(PlatformTransactionManager transactions) {
        nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public <T> T execute(Supplier<T> work) {
        return nested.execute(_ -> work.get());
    }

    /** As above, for work without a result. */
    public void run(Runnable work) {
        nested.executeWithoutResult(_ -> work.run());
    }
}
