package dev.cartwright.payments;

import java.util.List;

/**
 * How the money of an order stands over all its payments, in minor units.
 *
 * @param capturing what is under way to be captured
 * @param open what may still be captured or given up
 * @param states of each of its payments
 */
public record Standing(
        long authorized,
        long capturing,
        long captured,
        long refunding,
        long refunded,
        long voided,
        long open,
        List<PaymentState> states) {

    public Standing {
        states = List.copyOf(states);
    }

    static Standing of(List<Payment> payments) {
        var sums = payments.stream().map(Payment::sums).toList();
        return new Standing(
                sums.stream().mapToLong(Sums::authorized).sum(),
                sums.stream().mapToLong(Sums::capturing).sum(),
                sums.stream().mapToLong(Sums::captured).sum(),
                sums.stream().mapToLong(Sums::refunding).sum(),
                sums.stream().mapToLong(Sums::refunded).sum(),
                sums.stream().mapToLong(Sums::voided).sum(),
                sums.stream().mapToLong(Sums::open).sum(),
                payments.stream().map(Payment::state).toList());
    }
}
