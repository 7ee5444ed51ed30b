package dev.cartwright.ordermails;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a mail about an order can say. */
enum OrderMailKind {
    ORDER_CONFIRMED,
    PAYMENT_PROBLEM,
    ORDER_SHIPPED,
    ORDER_DELIVERED,
    ORDER_CANCELLED,
    REFUND_GRANTED,
    RETURN_REQUESTED,
    RETURN_APPROVED,
    RETURN_REJECTED,
    RETURN_RECEIVED;

    /** As templates and settings name it: {@code order-shipped}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<OrderMailKind> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
