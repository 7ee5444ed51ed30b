package dev.cartwright.payments;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerWithin how long a processor may take before its answer counts as unknown
 * @param askAfter how long after an operation was sent the processor is first asked about it;
 *     longer than answerWithin, so that "never heard of it" is proof
 * @param askAtMostEvery the longest pause between two questions about one operation
 */
@ConfigurationProperties("cartwright.payments")
record PaymentSettings(
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("20s") Duration askAfter,
        @DefaultValue("5m") Duration askAtMostEvery) {

    PaymentSettings {
        Setting.requirePositive("cartwright.payments.answer-within", answerWithin);
        Setting.requirePositive("cartwright.payments.ask-at-most-every", askAtMostEvery);
        if (askAfter.compareTo(answerWithin) <= 0) {
            throw new IllegalArgumentException(
                    "cartwright.payments.ask-after must be longer than answer-within");
        }
    }
}
