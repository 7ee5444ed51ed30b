package dev.cartwright.paymentmethods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.PersonalData.Person;
import dev.cartwright.processors.Instrument;
import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is forgotten while what they have paid with is being saved. */
@ShopTest
class ForgettingRaceTest {

    @Autowired MethodOwners owners;
    @Autowired MethodTable methods;
    @Autowired ErrandTable errands;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Clock clock;

    @Test
    void what_is_saved_just_now_is_forgotten_too() throws Exception {
        var ada = new CustomerId(UUID.randomUUID());
        var wish = new Wish(UUID.randomUUID(), ada, "stripe", "default");
        errands.wish(wish, clock.instant());

        var forgotten = new Meanwhile(transaction, db).of(() -> keep(wish, ada), () -> forget(ada));

        assertThat(forgotten).isEqualTo(1);
        assertThat(methods.all(ada)).isEmpty();
        assertThat(errands.dueDetachments(clock.instant()))
                .extracting(Detachment::token)
                .contains("pm_" + wish.operation());
    }

    private void keep(Wish wish, CustomerId customer) {
        var now = clock.instant();
        var it = new Instrument("pm_" + wish.operation(), "visa", "4242", null, null);
        assertThat(errands.lockWish(wish.operation())).isPresent();
        methods.insert(wish, customer, "cus_1", it, UUID.randomUUID(), now);
        errands.dropWish(wish.operation());
    }

    private Integer forget(CustomerId customer) {
        var person = new Person(customer, new EmailAddress("ada@example.org"));
        return transaction.execute(_ -> owners.forget(person));
    }
}
