package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.BANK;
import static dev.cartwright.ledger.Account.DISPUTE_HOLD;
import static dev.cartwright.ledger.Account.DISPUTE_LOSS;
import static dev.cartwright.ledger.Account.GIFT_LIABILITY;
import static dev.cartwright.ledger.Account.GOODWILL;
import static dev.cartwright.ledger.Account.LOYALTY_COST;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.POINTS_LIABILITY;
import static dev.cartwright.ledger.Account.PROCESSOR_FEES;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Account.REFUND_PAYABLE;
import static dev.cartwright.ledger.Account.SUSPENSE;
import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts that move money from one account to one other, or through a processor. */
class MoneyPostingsTest {

    static final OrderId ORDER = anOrder();
    static final UUID SOURCE = UUID.randomUUID();
    static final Money TWO = eur("2.00");

    @Test
    void nothing_and_less_than_nothing_are_not_moved() {
        for (var amount : List.of(eur("0.00"), eur("-2.00"))) {
            for (Supplier<Posting> posting :
                    List.<Supplier<Posting>>of(
                            () -> Postings.captured(SOURCE, ORDER, amount),
                            () -> Postings.overpaymentReturned(SOURCE, ORDER, amount),
                            () -> Postings.refundPaid(SOURCE, ORDER, amount),
                            () -> Postings.refundFailed(SOURCE, ORDER, amount),
                            () -> Postings.creditUsed(SOURCE, ORDER, amount),
                            () -> Postings.pointsSpent(SOURCE, ORDER, amount),
                            () -> Postings.disputeWon(SOURCE, ORDER, amount))) {
                assertThatIllegalArgumentException().isThrownBy(posting::get);
            }
        }
        var zero = eur("0.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Postings.unexplained(SOURCE, null, zero));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Postings.settled(SOURCE, null, zero, zero));
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                move(Postings.captured(SOURCE, ORDER, TWO), "payment-captured")
                        .of(PROCESSOR_RECEIVABLE, ORDER_RECEIVABLE),
                move(Postings.overpaymentReturned(SOURCE, ORDER, TWO), "refund-granted")
                        .of(ORDER_RECEIVABLE, REFUND_PAYABLE),
                move(Postings.refundPaid(SOURCE, ORDER, TWO), "refund-paid")
                        .of(REFUND_PAYABLE, PROCESSOR_RECEIVABLE),
                move(Postings.giftCardSold(SOURCE, ORDER, TWO), "gift-card-sold")
                        .of(PROCESSOR_RECEIVABLE, GIFT_LIABILITY),
                move(Postings.creditGranted(SOURCE, ORDER, TWO), "credit-granted")
                        .of(GOODWILL, GIFT_LIABILITY),
                move(Postings.creditUsed(SOURCE, ORDER, TWO), "credit-used")
                        .of(GIFT_LIABILITY, ORDER_RECEIVABLE),
                move(Postings.pointsGranted(SOURCE, ORDER, TWO), "points-granted")
                        .of(LOYALTY_COST, POINTS_LIABILITY),
                move(Postings.pointsSpent(SOURCE, ORDER, TWO), "points-spent")
                        .of(POINTS_LIABILITY, ORDER_RECEIVABLE),
                move(Postings.disputeOpened(SOURCE, ORDER, TWO), "dispute-opened")
                        .of(DISPUTE_HOLD, PROCESSOR_RECEIVABLE),
                move(Postings.disputeLost(SOURCE, ORDER, TWO), "dispute-lost")
                        .of(DISPUTE_LOSS, DISPUTE_HOLD),
                move(Postings.unexplained(SOURCE, ORDER, TWO), "unexplained")
                        .of(SUSPENSE, PROCESSOR_RECEIVABLE));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("moves")
    void an_amount_moves_from_one_account_to_another(
            Posting posting, String kind, Account debited, Account credited) {
        assertThat(posting)
                .isEqualTo(
                        new Posting(
                                kind,
                                SOURCE,
                                ORDER,
                                List.of(Entry.debit(debited, TWO), Entry.credit(credited, TWO))));
    }

    static Stream<Arguments> undone() {
        return Stream.of(
                Arguments.of(
                        Postings.refundFailed(SOURCE, ORDER, TWO),
                        "refund-failed",
                        Postings.refundPaid(SOURCE, ORDER, TWO)),
                Arguments.of(
                        Postings.disputeWon(SOURCE, ORDER, TWO),
                        "dispute-won",
                        Postings.disputeOpened(SOURCE, ORDER, TWO)),
                Arguments.of(
                        Postings.explained(SOURCE, ORDER, TWO),
                        "explained",
                        Postings.unexplained(SOURCE, ORDER, TWO)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("undone")
    void what_turns_out_otherwise_is_undone(Posting posting, String kind, Posting before) {
        var reversed = before.entries().stream().map(Entry::reversed).toList();

        assertThat(posting).isEqualTo(new Posting(kind, SOURCE, ORDER, reversed));
    }

    @Test
    void a_processor_pays_out_what_it_does_not_keep() {
        assertThat(settled(ORDER, "26.71", "0.54"))
                .isEqualTo(
                        new Posting(
                                "payment-settled",
                                SOURCE,
                                ORDER,
                                List.of(
                                        Entry.debit(BANK, eur("26.71")),
                                        Entry.debit(PROCESSOR_FEES, eur("0.54")),
                                        Entry.credit(PROCESSOR_RECEIVABLE, eur("27.25")))));
        assertThat(settled(ORDER, "27.25", "0.00").entries())
                .containsExactly(
                        Entry.debit(BANK, eur("27.25")),
                        Entry.credit(PROCESSOR_RECEIVABLE, eur("27.25")));
    }

    @Test
    void a_processor_takes_back_what_it_refunded_and_may_give_back_its_fee() {
        assertThat(settled(ORDER, "-9.80", "-0.20").entries())
                .containsExactly(
                        Entry.credit(BANK, eur("9.80")),
                        Entry.credit(PROCESSOR_FEES, eur("0.20")),
                        Entry.debit(PROCESSOR_RECEIVABLE, eur("10.00")));
    }

    @Test
    void a_monthly_fee_is_about_no_order() {
        assertThat(settled(null, "-10.00", "10.00"))
                .isEqualTo(
                        new Posting(
                                "payment-settled",
                                SOURCE,
                                null,
                                List.of(
                                        Entry.credit(BANK, eur("10.00")),
                                        Entry.debit(PROCESSOR_FEES, eur("10.00")))));
    }

    @Test
    void a_processor_may_have_more_than_the_books_say() {
        assertThat(Postings.unexplained(SOURCE, null, eur("-2.00")).entries())
                .containsExactly(
                        Entry.credit(SUSPENSE, TWO), Entry.debit(PROCESSOR_RECEIVABLE, TWO));
        assertThat(Postings.explained(SOURCE, null, eur("-2.00")).entries())
                .containsExactly(
                        Entry.debit(SUSPENSE, TWO), Entry.credit(PROCESSOR_RECEIVABLE, TWO));
    }

    private record Move(Posting posting, String kind) {
        Arguments of(Account debited, Account credited) {
            return Arguments.of(posting, kind, debited, credited);
        }
    }

    private static Move move(Posting posting, String kind) {
        return new Move(posting, kind);
    }

    private static Posting settled(@Nullable OrderId order, String paid, String fees) {
        return Postings.settled(SOURCE, order, eur(paid), eur(fees));
    }
}
