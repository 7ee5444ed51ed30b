package dev.cartwright.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two at once at one factor. Tries are not counted, or one would wait for the other's count. */
@WholeShop
class SecondFactorRaceTest {

    @Autowired SecondFactors factors;
    @Autowired CodeCheck check;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;

    private Meanwhile meanwhile() {
        return new Meanwhile(transaction, db);
    }

    @Test
    void a_code_of_the_app_opens_once() throws Exception {
        var ada = Person.offered(factors, clock);
        ada.set();
        var code = ada.code();

        var second =
                meanwhile()
                        .of(
                                () -> assertThat(check.accept(ada.id(), code)).isTrue(),
                                () -> check.accept(ada.id(), code));

        assertThat(second).isFalse();
        assertThat(ada.logged(log))
                .containsExactlyInAnyOrder(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_USED SUCCEEDED null",
                        "SECOND_FACTOR_USED REFUSED CODE_USED");
    }

    @Test
    void a_recovery_code_opens_once() throws Exception {
        var ada = Person.offered(factors, clock);
        var code = ada.set().getFirst();

        var second =
                meanwhile()
                        .of(
                                () -> assertThat(check.accept(ada.id(), code)).isTrue(),
                                () -> check.accept(ada.id(), code));

        assertThat(second).isFalse();
        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(9);
        assertThat(ada.logged(log))
                .containsExactlyInAnyOrder(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "RECOVERY_CODE_USED SUCCEEDED null",
                        "RECOVERY_CODE_USED REFUSED CODE_USED");
    }

    /** Or who was told the first ten codes would have ten that open nothing. */
    @Test
    void an_offer_is_taken_up_once() {
        var ada = Person.offered(factors, clock);
        var code = ada.code();

        meanwhile()
                .assertRefused(
                        () -> factors.confirm(ada.id(), code),
                        () -> factors.confirm(ada.id(), code),
                        "second-factor-set");

        assertThat(ada.logged(log)).containsExactly("SECOND_FACTOR_SET SUCCEEDED null");
        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(10);
    }

    @Test
    void two_pages_offer_the_same_secret() throws Exception {
        var ada = UUID.randomUUID();
        var first = new AtomicReference<>("");

        var second =
                meanwhile()
                        .of(
                                () -> first.set(factors.offer(ada, "ada").secret()),
                                () -> factors.offer(ada, "ada").secret());

        assertThat(second).isEqualTo(first.get());
    }

    @Test
    void a_removal_is_begun_once() throws Exception {
        var ada = Person.offered(factors, clock);
        ada.set();

        var second =
                meanwhile()
                        .of(() -> factors.askRemoval(ada.id()), () -> factors.askRemoval(ada.id()));

        assertThat(second.isNew()).isFalse();
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null", "SECOND_FACTOR_LOST SUCCEEDED null");
    }

    @Test
    void a_factor_whose_device_is_just_used_is_not_removed() throws Exception {
        var ada = Person.offered(factors, clock);
        ada.set();
        factors.askRemoval(ada.id());
        clock.move(Duration.ofHours(24));

        var removed =
                meanwhile()
                        .of(
                                () -> assertThat(check.accept(ada.id(), ada.code())).isTrue(),
                                () -> factors.removeIfDue(ada.id()));

        assertThat(removed).isFalse();
        assertThat(factors.isSet(ada.id())).isTrue();
    }

    @Test
    void a_device_opens_nothing_whose_factor_is_just_removed() throws Exception {
        var ada = Person.offered(factors, clock);
        ada.set();

        var opened =
                meanwhile()
                        .of(
                                () -> factors.remove(ada.id()),
                                () -> check.accept(ada.id(), ada.code()));

        assertThat(opened).isFalse();
        assertThat(factors.isSet(ada.id())).isFalse();
    }
}
