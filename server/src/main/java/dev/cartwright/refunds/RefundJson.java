package dev.cartwright.refunds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Operation;
import dev.cartwright.refunds.Portions.Portion;
import dev.cartwright.refunds.Refund.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the staff sees it. Shares are as the books have them: items and shipping without tax,
 * items − discount + shipping + tax = total.
 *
 * @param payment that pays it; left out of what was waived, for it was not paid
 * @param operation the newest that pays it, among those of the payment
 * @param money how that stands; null before the refund is granted
 * @param fee what is kept of the worth of its units; left out where nothing is
 */
record RefundJson(
        UUID id,
        OrderId order,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaymentId payment,
        @Nullable UUID operation,
        Operation.@Nullable Status money,
        Status status,
        String reason,
        Shares shares,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money fee,
        List<Line> lines,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    @Schema(name = "RefundShares")
    record Shares(Money items, Money discount, Money shipping, Money tax, Money total) {}

    /**
     * @param line the order's
     * @param quantity 0 for the share of a plain amount
     */
    @Schema(name = "RefundLine")
    record Line(UUID line, int quantity, Money items, Money discount, Money tax, Money total) {

        static Line of(UUID line, Portion portion, CurrencyUnit currency) {
            var worth = portion.worth();
            return new Line(
                    line,
                    portion.quantity(),
                    Money.ofMinor(currency, worth.items()),
                    Money.ofMinor(currency, worth.discount()),
                    Money.ofMinor(currency, worth.tax()),
                    Money.ofMinor(currency, worth.total()));
        }
    }

    static RefundJson of(Refund refund, Operation.@Nullable Status money) {
        var currency = refund.amount().getCurrencyUnit();
        var shares = refund.given().amounts(currency);
        var kept = refund.given().kept();
        return new RefundJson(
                refund.id(),
                refund.order(),
                refund.payment(),
                refund.operation(),
                money,
                refund.status(),
                refund.reason(),
                new Shares(
                        shares.items(),
                        shares.discount(),
                        shares.shipping(),
                        shares.tax(),
                        shares.total()),
                kept == 0 ? null : Money.ofMinor(currency, kept),
                refund.given().lines().entrySet().stream()
                        .map(it -> Line.of(it.getKey(), it.getValue(), currency))
                        .toList(),
                refund.requestedBy(),
                refund.requestedAt(),
                refund.decidedBy(),
                refund.decidedAt());
    }
}
