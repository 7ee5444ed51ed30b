package dev.cartwright.secondfactor;

import static dev.cartwright.secondfactor.SecondFactorsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.secondfactor.SecondFactors.Removal;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How somebody comes in again whose device is gone: by waiting a day. */
@WholeShop
class LostDeviceTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired SecondFactors factors;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    private Person withFactor() {
        var somebody = Person.offered(factors, clock);
        somebody.set();
        return somebody;
    }

    @Test
    void who_has_no_factor_has_none_to_lose() {
        var ada = Person.offered(factors, clock);

        assertRefused(() -> factors.askRemoval(ada.id()), "second-factor-not-set");

        assertThat(factors.removal(ada.id())).isEmpty();
        assertThat(ada.logged(log)).isEmpty();
    }

    @Test
    void nothing_is_removed_that_nobody_asked_for() {
        var ada = withFactor();

        assertThat(factors.removeIfDue(ada.id())).isFalse();

        assertThat(factors.isSet(ada.id())).isTrue();
    }

    @Test
    void a_factor_is_removed_after_a_day_and_not_sooner() {
        var ada = withFactor();
        var asked = factors.askRemoval(ada.id());
        assertThat(asked.isNew()).isTrue();
        assertThat(asked.dueAt()).isEqualTo(asked.askedAt().plus(DAY));

        clock.move(DAY.minus(MINUTE));
        assertThat(factors.removeIfDue(ada.id())).isFalse();
        assertThat(factors.isSet(ada.id())).isTrue();
        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(10);

        clock.move(MINUTE);
        assertThat(factors.removeIfDue(ada.id())).isTrue();
        assertThat(factors.isSet(ada.id())).isFalse();
        assertThat(factors.recoveryCodesLeft(ada.id())).isZero();
        assertThat(factors.removal(ada.id())).isEmpty();
        assertThat(factors.removeIfDue(ada.id())).isFalse();
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_LOST SUCCEEDED null",
                        "SECOND_FACTOR_REMOVED SUCCEEDED null");
    }

    @Test
    void asking_again_makes_the_wait_neither_shorter_nor_longer() {
        var ada = withFactor();
        var asked = factors.askRemoval(ada.id());
        clock.move(DAY.dividedBy(2));

        var again = factors.askRemoval(ada.id());

        assertThat(again).isEqualTo(new Removal(asked.askedAt(), asked.dueAt(), false));
        assertThat(factors.removal(ada.id())).hasValue(again);
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null", "SECOND_FACTOR_LOST SUCCEEDED null");
        clock.move(DAY.dividedBy(2));
        assertThat(factors.removeIfDue(ada.id())).isTrue();
    }

    @Test
    void who_shows_a_code_of_the_device_has_not_lost_it() throws Exception {
        var ada = withFactor();
        factors.askRemoval(ada.id());

        assertThat(ada.types(ada.wrongCode())).isFalse();
        assertThat(factors.removal(ada.id())).as("a wrong code shows nothing").isPresent();
        assertThat(ada.showsCode(0)).isTrue();

        assertThat(factors.removal(ada.id())).isEmpty();
        clock.move(DAY);
        assertThat(factors.removeIfDue(ada.id())).isFalse();
        assertThat(factors.isSet(ada.id())).isTrue();
        assertThat(factors.askRemoval(ada.id()).isNew()).isTrue();
    }

    @Test
    void a_code_on_paper_ends_it_too_for_who_has_one_needs_no_removal() {
        var ada = Person.offered(factors, clock);
        var codes = ada.set();
        factors.askRemoval(ada.id());

        assertThat(ada.types(codes.getFirst())).isTrue();

        assertThat(factors.removal(ada.id())).isEmpty();
    }

    @Test
    void what_the_owner_takes_back_removes_nothing() {
        var ada = withFactor();
        factors.askRemoval(ada.id());

        factors.cancelRemoval(ada.id());

        assertThat(factors.removal(ada.id())).isEmpty();
        clock.move(DAY);
        assertThat(factors.removeIfDue(ada.id())).isFalse();
        assertThat(factors.isSet(ada.id())).isTrue();
    }

    @Test
    void what_nobody_removes_within_a_week_has_to_be_asked_for_anew() {
        var ada = withFactor();
        var asked = factors.askRemoval(ada.id());
        clock.move(DAY.plus(WEEK).minus(MINUTE));
        assertThat(factors.removal(ada.id())).isPresent();

        clock.move(MINUTE);
        assertThat(factors.removal(ada.id())).isEmpty();
        assertThat(factors.removeIfDue(ada.id())).isFalse();
        assertThat(factors.isSet(ada.id())).isTrue();

        var again = factors.askRemoval(ada.id());
        assertThat(again.isNew()).isTrue();
        assertThat(again.askedAt()).isAfterOrEqualTo(asked.dueAt().plus(WEEK));
        assertThat(factors.removeIfDue(ada.id())).isFalse();
    }

    @Test
    void what_lapsed_is_forgotten_and_what_runs_is_not() {
        var ada = withFactor();
        factors.askRemoval(ada.id());
        clock.move(DAY.plus(WEEK));
        var bob = withFactor();
        var bobs = factors.askRemoval(bob.id());

        factors.forgetOld();

        assertThat(db.fetch("select 1 from secondfactor.removals where owner_id = ?", ada.id()))
                .isEmpty();
        assertThat(factors.removal(bob.id()))
                .hasValue(new Removal(bobs.askedAt(), bobs.dueAt(), false));
        assertThat(factors.isSet(ada.id())).isTrue();
    }
}
