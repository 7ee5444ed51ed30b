package dev.cartwright.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.InvalidField;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an offer to a factor, and what its codes open. */
@WholeShop
class SecondFactorsTest {

    private static final String ADDRESS = "ada@example.org";

    @Autowired SecondFactors factors;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    private Person offered() {
        return Person.offered(factors, clock);
    }

    static void assertRefused(ThrowingCallable asked, String slug) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        SecondFactorProblem.class,
                        it -> {
                            assertThat(it.getStatusCode().value()).isEqualTo(409);
                            assertThat(it.getBody().getType()).hasToString("/problems/" + slug);
                        });
    }

    private void assertWrong(Person who, String code) {
        assertThatThrownBy(() -> factors.confirm(who.id(), code))
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo("code"));
    }

    @Test
    void a_wrong_code_turns_nothing_on_and_what_is_only_offered_opens_nothing() throws Exception {
        var ada = offered();

        assertWrong(ada, ada.wrongCode());
        assertWrong(ada, "");

        assertThat(factors.isSet(ada.id())).isFalse();
        assertThat(factors.recoveryCodesLeft(ada.id())).isZero();
        assertThat(ada.showsCode(0)).isFalse();
        assertThat(ada.logged(log)).containsExactly("SECOND_FACTOR_USED REFUSED WRONG_CODE");
    }

    @Test
    void what_was_not_offered_within_a_day_is_not_turned_on_and_is_forgotten() {
        var ada = offered();
        clock.move(Duration.ofDays(1));
        assertRefused(() -> factors.confirm(ada.id(), ada.code()), "second-factor-not-offered");

        factors.forgetOld();

        assertThat(db.fetch("select 1 from secondfactor.factors where owner_id = ?", ada.id()))
                .isEmpty();
        assertRefused(() -> factors.confirm(ada.id(), ada.code()), "second-factor-not-offered");
        assertThat(ada.logged(log)).isEmpty();
    }

    @Test
    void an_offer_that_is_withdrawn_turns_nothing_on_and_a_factor_is_not_withdrawn() {
        var ada = offered();
        factors.withdrawOffer(ada.id());
        assertRefused(() -> factors.confirm(ada.id(), ada.code()), "second-factor-not-offered");

        var bob = offered();
        bob.set();
        factors.withdrawOffer(bob.id());
        assertThat(factors.isSet(bob.id())).isTrue();
    }

    @Test
    void who_has_one_is_offered_no_other() throws Exception {
        var ada = offered();
        ada.set();

        assertRefused(() -> factors.offer(ada.id(), ADDRESS), "second-factor-set");
        assertRefused(() -> factors.confirm(ada.id(), ada.code()), "second-factor-set");

        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(10);
        assertThat(ada.showsCode(0)).isTrue();
    }

    @Test
    void the_same_secret_is_offered_for_a_day() {
        var ada = offered();
        clock.move(Duration.ofHours(23));
        factors.forgetOld();
        assertThat(factors.offer(ada.id(), ADDRESS).secret()).isEqualTo(ada.device().secret());

        clock.move(Duration.ofHours(1));
        var other = factors.offer(ada.id(), ADDRESS).secret();
        assertThat(other).isNotEqualTo(ada.device().secret());
        assertThat(factors.isSet(ada.id())).isFalse();
        assertThat(factors.confirm(ada.id(), new Device(other).code(clock.instant()))).hasSize(10);
    }

    @Test
    void the_code_that_turned_it_on_opens_nothing() throws Exception {
        var ada = offered();
        var code = ada.code();
        factors.confirm(ada.id(), code);

        assertThat(factors.isSet(ada.id())).isTrue();
        assertThat(ada.types(code)).isFalse();
        clock.move(Totp.STEP);
        assertThat(ada.showsCode(1)).isTrue();
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_USED REFUSED CODE_USED",
                        "SECOND_FACTOR_USED SUCCEEDED null");
    }

    @Test
    void codes_of_the_steps_beside_this_one_open_and_no_others() throws Exception {
        var ada = offered();
        ada.set();

        assertThat(ada.showsCode(-2)).isFalse();
        assertThat(ada.showsCode(2)).isFalse();
        assertThat(ada.showsCode(-1)).isTrue();
        assertThat(ada.showsCode(0)).isTrue();
        assertThat(ada.showsCode(1)).isTrue();
    }

    @Test
    void neither_a_code_that_was_used_opens_nor_an_older_one() throws Exception {
        var ada = offered();
        ada.set();

        assertThat(ada.showsCode(1)).isTrue();
        assertThat(ada.showsCode(0)).isFalse();
        assertThat(ada.showsCode(-1)).isFalse();
        clock.move(Totp.STEP.multipliedBy(2));
        assertThat(ada.showsCode(0)).isTrue();

        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_USED SUCCEEDED null",
                        "SECOND_FACTOR_USED REFUSED CODE_USED",
                        "SECOND_FACTOR_USED REFUSED CODE_USED",
                        "SECOND_FACTOR_USED SUCCEEDED null");
    }

    @Test
    void a_recovery_code_opens_what_is_its_owners_alone() throws Exception {
        var ada = offered();
        var bob = offered();
        var adas = ada.set();
        bob.set();

        assertThat(bob.types(adas.getFirst())).isFalse();

        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(10);
        assertThat(ada.showsCode(0)).isTrue();
    }

    @Test
    void who_guesses_waits_and_nobody_else_does() throws Exception {
        var ada = offered();
        var bob = offered();
        ada.set();
        bob.set();

        var bobIsLetIn =
                clock.still(() -> {
                    for (int i = 0; i < 6; i++) {
                        assertThat(ada.types(ada.wrongCode())).as("guess %d", i).isFalse();
                    }
                    assertThatThrownBy(() -> ada.types(ada.code()))
                            .isInstanceOfSatisfying(
                                    AttemptProblem.class,
                                    it -> assertThat(it.getStatusCode().value()).isEqualTo(429));
                    return bob.types(bob.code());
                });

        assertThat(bobIsLetIn).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(ada.showsCode(0)).as("what came too early is not used up").isTrue();
        for (int i = 0; i < 6; i++) {
            assertThat(ada.types(ada.wrongCode())).as("counted anew").isFalse();
        }
    }

    @Test
    void what_is_removed_is_gone_with_all_that_belongs_to_it() throws Exception {
        var ada = offered();
        var codes = ada.set();
        factors.askRemoval(ada.id());

        factors.remove(ada.id());

        assertThat(factors.isSet(ada.id())).isFalse();
        assertThat(factors.recoveryCodesLeft(ada.id())).isZero();
        assertThat(factors.removal(ada.id())).isEmpty();
        assertThat(ada.showsCode(0)).isFalse();
        assertThat(ada.types(codes.getFirst())).isFalse();
        factors.remove(ada.id());
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_LOST SUCCEEDED null",
                        "SECOND_FACTOR_REMOVED SUCCEEDED null",
                        "SECOND_FACTOR_USED REFUSED WRONG_CODE",
                        "RECOVERY_CODE_USED REFUSED WRONG_CODE");
        assertThat(factors.offer(ada.id(), ADDRESS).secret()).isNotEqualTo(ada.device().secret());
    }
}
