package dev.cartwright.paymentmethods;

import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Errand.Detach;
import dev.cartwright.processors.Errand.Show;
import dev.cartwright.processors.Finding;
import dev.cartwright.processors.Instrument;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Processors;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers what was paid with once it is paid, and has processors forget what customers forgot:
 * each is asked until it is known.
 */
@Component
class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    /** With their pauses about a week. */
    private static final int TRIES = 40;

    private final MethodTable methods;
    private final ErrandTable errands;
    private final Payments payments;
    private final Processors processors;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Keeping(
            MethodTable methods,
            ErrandTable errands,
            Payments payments,
            Processors processors,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.methods = methods;
        this.errands = errands;
        this.payments = payments;
        this.processors = processors;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that fails is tried again; it holds up no other. */
    void run() {
        errands.dueWishes(clock.instant()).forEach(it -> safely(() -> fulfil(it)));
        errands.dueDetachments(clock.instant()).forEach(it -> safely(() -> detach(it)));
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A payment method is looked after again later", e);
        }
    }

    /** One that does not come true is not tried for ever, whatever the reason. */
    private void fulfil(Wish wish) {
        try {
            tryTo(wish);
        } finally {
            if (wish.attempts() >= TRIES && errands.giveUpWish(wish.operation())) {
                LOG.warn("What paid {} is not remembered: {} tries", wish.operation(), TRIES);
            }
        }
    }

    private void tryTo(Wish wish) {
        var paid = payments.find(wish.operation()).orElseThrow();
        switch (paid.status()) {
            case SUCCEEDED, REVERSED -> look(wish, paid);
            case DECLINED, NOT_FOUND, REPLACED, BY_HAND -> errands.dropWish(wish.operation());
            case NEW, SENT, PENDING, UNKNOWN, NOT_SENT, MANUAL -> {
                // It is not paid yet, and may be.
            }
        }
    }

    private void look(Wish wish, Operation paid) {
        switch (processors.run(wish.processor(), wish.account(), new Show(paid))) {
            case Finding.Shown(var instrument) ->
                    transaction.executeWithoutResult(_ ->
                            errands.lockWish(wish.operation())
                                    .ifPresent(it -> keep(it, paid, instrument)));
            case Finding.Refused(var reason) -> {
                LOG.info("What paid {} is not remembered: {}", paid.id(), reason);
                errands.dropWish(wish.operation());
            }
            case Finding.Done _, Finding.Unknown _ -> {
                // Asked again.
            }
        }
    }

    /** Of who was forgotten meanwhile nothing is kept, neither here nor at the processor. */
    private void keep(Wish wish, Operation paid, Instrument instrument) {
        var now = clock.instant();
        if (wish.customer() == null) {
            errands.detach(
                    new Detachment(
                            ids.next(), wish.processor(), wish.account(), instrument.token()),
                    now);
        } else {
            var holder = Objects.requireNonNull(paid.details().payer()).reference();
            methods.insert(wish, wish.customer(), holder, instrument, ids.next(), now);
        }
        errands.dropWish(wish.operation());
    }

    private void detach(Detachment it) {
        var finding = processors.run(it.processor(), it.account(), new Detach(it.token()));
        if (finding instanceof Finding.Done) {
            errands.dropDetachment(it.id());
        }
    }
}
