package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.ANYTIME;
import static dev.cartwright.coupons.Till.anOrder;
import static dev.cartwright.coupons.Till.somebody;
import static dev.cartwright.coupons.Till.terms;
import static dev.cartwright.coupons.Till.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Auditor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;

/** What codes are worth to whom, and that they are used no more often than that. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, MovableClock.class, StatementCount.class, AsAdmin.class, Till.class})
class CouponsTest {

    @Autowired Coupons coupons;
    @Autowired CouponDesk desk;
    @Autowired BatchDesk batches;
    @Autowired BatchRun run;
    @Autowired BatchCodes codes;
    @Autowired Till till;
    @Autowired MovableClock clock;
    @Autowired Auditor auditor;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void unknown_and_somebody_elses_codes_look_the_same() {
        var owner = somebody();
        var personal = till.wordOf(owner, ANYTIME);

        assertLookTheSame(null, personal);
        assertLookTheSame(somebody(), personal);
        assertThat(till.take(anOrder(), somebody(), personal)).isEqualTo(State.UNKNOWN);
        assertThat(till.used(personal)).isZero();
        assertThat(enter(owner, personal).terms()).isEqualTo(ANYTIME);
        assertThat(till.take(anOrder(), owner, personal)).isEqualTo(State.USABLE);
    }

    private void assertLookTheSame(@Nullable CustomerId stranger, String personal) {
        assertThat(coupons.find(stranger, List.of(personal, "NOSUCHCODE")))
                .containsExactly(
                        Coupon.none(personal, State.UNKNOWN),
                        Coupon.none("NOSUCHCODE", State.UNKNOWN));
        assertRefused("unknown-coupon", () -> enter(stranger, personal));
        assertRefused("unknown-coupon", () -> enter(stranger, "NOSUCHCODE"));
    }

    @Test
    void a_code_is_valid_from_one_instant_until_another() {
        var from = clock.instant().plus(Duration.ofHours(1));
        var word = till.word(valid(from, from.plus(Duration.ofHours(1))));

        assertRefused("coupon-not-yet-valid", () -> enter(null, word));
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.NOT_YET_VALID);
        clock.move(Duration.ofHours(1));
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.USABLE);
        clock.move(Duration.ofHours(1));
        assertRefused("coupon-expired", () -> enter(null, word));
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.EXPIRED);
        assertThat(till.used(word)).isEqualTo(1);
    }

    @Test
    void a_code_is_used_as_often_as_it_may_be_and_once_more_when_it_is_given_back() {
        var word = till.word(terms(2, null));
        var first = anOrder();

        assertThat(till.take(first, somebody(), word)).isEqualTo(State.USABLE);
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.USABLE);
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.USED_UP);
        assertRefused("coupon-used-up", () -> enter(null, word));
        assertThat(coupons.giveBack(first)).isEqualTo(1);
        assertThat(coupons.giveBack(first)).isZero();
        assertThat(till.used(word)).isEqualTo(1);
        assertThat(till.take(first, somebody(), word)).isEqualTo(State.USED_UP);
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.USABLE);
        assertThat(coupons.giveBack(anOrder())).isZero();
    }

    @Test
    void a_customer_uses_a_code_as_often_as_one_may_and_others_still_can() {
        var ada = somebody();
        var word = till.word(terms(null, 1));
        var order = anOrder();

        assertThat(till.take(order, ada, word)).isEqualTo(State.USABLE);
        assertThat(till.take(anOrder(), ada, word)).isEqualTo(State.LIMIT_REACHED);
        assertRefused("coupon-limit-reached", () -> enter(ada, word));
        assertThat(till.find(null, word)).isEqualTo(State.USABLE);
        assertThat(till.take(anOrder(), somebody(), word)).isEqualTo(State.USABLE);
        coupons.giveBack(order);
        assertThat(till.take(anOrder(), ada, word)).isEqualTo(State.USABLE);
        assertThat(till.used(word)).isEqualTo(2);
    }

    @Test
    void an_order_counts_once_however_often_it_takes_the_same_code() {
        var word = till.word(terms(5, 5));
        var order = anOrder();
        var ada = somebody();

        assertThat(till.take(order, ada, List.of(word, word.toLowerCase(Locale.ROOT))))
                .containsExactly(State.USABLE, State.USABLE);
        assertThat(till.take(order, ada, word)).isEqualTo(State.USABLE);
        assertThat(till.used(word)).isEqualTo(1);
    }

    @Test
    void of_several_codes_each_is_counted_or_refused_for_itself_in_one_statement() {
        var good = till.word(ANYTIME);
        var gone = till.word(terms(1, null));
        till.take(anOrder(), somebody(), gone);
        var asked = List.of(gone, "NOSUCHCODE", good);
        coupons.find(null, asked);

        var seen = StatementCount.during(() -> till.take(anOrder(), somebody(), asked));
        assertThat(seen.statements()).hasSize(1);
        assertThat(till.used(good)).isEqualTo(1);
        assertThat(till.used(gone)).isEqualTo(1);
        assertThat(StatementCount.during(() -> coupons.find(null, asked)).statements()).hasSize(1);
        assertThat(coupons.find(null, asked))
                .extracting(Coupon::state)
                .containsExactly(State.USED_UP, State.UNKNOWN, State.USABLE);
    }

    @Test
    void nothing_is_taken_outside_a_transaction() {
        var word = till.word(ANYTIME);

        assertThatThrownBy(() -> coupons.take(anOrder(), somebody(), List.of(word)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(till.used(word)).isZero();
    }

    @Test
    void case_dashes_and_blanks_do_not_matter() {
        var word = till.word(ANYTIME);
        var typed =
                " "
                        + word.substring(0, 4).toLowerCase(Locale.ROOT)
                        + "-"
                        + word.substring(4)
                        + "\u2013 ";

        assertThat(enter(null, typed).code()).isEqualTo(word);
        assertThat(Coupons.normalised("sum-mer 20")).isEqualTo("SUMMER20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--", "AB", "SÜMMER", "50%", "A\u0000BC", "ſale\u0130"})
    void what_cannot_be_a_code_is_told_by_its_field(String typed) {
        assertThatThrownBy(() -> enter(null, typed))
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo("code"))
                .hasMessage(
                        "must have 3 to 60 letters from A to Z or digits; case and dashes do not"
                                + " matter");
        assertThat(till.find(null, typed)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void a_typing_error_in_a_generated_code_is_refused_without_a_look() {
        var code = generated("TYPO", 3).getFirst();
        var last = code.charAt(code.length() - 1);
        var typo = code.substring(0, code.length() - 1) + (last == 'K' ? 'M' : 'K');
        clock.move(Duration.ofSeconds(11)); // Until the new shape is known everywhere.
        assertThat(enter(null, code).code()).isEqualTo(code);

        var seen =
                StatementCount.during(
                        () -> assertRefused("coupon-mistyped", () -> enter(null, typo)));
        assertThat(seen.statements()).isEmpty();
        assertThat(till.take(anOrder(), somebody(), typo)).isEqualTo(State.MISTYPED);
    }

    @Test
    void a_whole_batch_is_switched_off_and_on_again() {
        var id = batch("OFF", 2);
        var code = codes.page(id, null, 9).getFirst().code();

        batches.disable(id);
        assertRefused("coupon-expired", () -> enter(null, code));
        assertThat(till.take(anOrder(), somebody(), code)).isEqualTo(State.EXPIRED);
        batches.change(id, null, new BatchEndpoint.BatchChange(null, null, null, null, false));
        assertThat(till.take(anOrder(), somebody(), code)).isEqualTo(State.USABLE);
        var ended = new Said<>(clock.instant().minusSeconds(1));
        batches.change(id, null, new BatchEndpoint.BatchChange(null, null, null, ended, null));
        assertThat(till.find(null, codes.page(id, null, 9).getLast().code()))
                .isEqualTo(State.EXPIRED);
    }

    private UUID batch(String prefix, int count) {
        var id = UUID.randomUUID();
        var generating = new Batch.Generating(new CodeShape(prefix, 10), count);
        batches.begin(id, "codes", terms(1, null), generating);
        assertThat(run.work(id)).isEmpty();
        return id;
    }

    private List<String> generated(String prefix, int count) {
        return codes.page(batch(prefix, count), null, count).stream()
                .map(BatchCodes.Line::code)
                .toList();
    }

    private Coupon enter(@Nullable CustomerId customer, String typed) {
        return coupons.enter(new CartId(UUID.randomUUID()), customer, typed);
    }

    private static void assertRefused(String slug, ThrowingCallable enter) {
        assertThatThrownBy(enter)
                .isInstanceOfSatisfying(
                        CouponProblem.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/" + slug));
    }
}
