package dev.cartwright.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Era;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import java.time.Instant;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted; what is left out asks for any.
 *
 * @param text a number, the beginning of an e-mail address or a part of the name it is sent to
 * @param number exactly
 * @param email the beginning
 * @param name a part of the name it is sent to, three letters at least
 * @param sku of one of its lines
 * @param minTotal inclusive; with its currency
 * @param maxTotal inclusive; with its currency
 * @param from the first instant at which it may have been made
 * @param to the first instant no longer asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFilter(
        @Nullable String text,
        @Nullable String number,
        @Nullable String email,
        @Nullable String name,
        @Nullable Sku sku,
        @Nullable CustomerId customer,
        @Nullable ChannelId channel,
        @Nullable Set<OrderStatus> status,
        @Nullable Set<PaymentStatus> payment,
        @Nullable Set<FulfilmentStatus> fulfilment,
        @Nullable Set<ReturnStatus> returns,
        @Nullable String tag,
        @Nullable Money minTotal,
        @Nullable Money maxTotal,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final int WORD = 200;
    private static final int FEWEST_LETTERS = 3;

    public static final OrderFilter ALL =
            new OrderFilter(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null);

    public OrderFilter {
        text = Text.optional("text", text, WORD);
        number = Text.optional("number", number, WORD);
        email = Text.optional("email", email, WORD);
        name = Text.optional("name", name, WORD);
        tag = Text.optional("tag", tag, WORD);
        requireLetters("text", text);
        requireLetters("name", name);
        if (minTotal != null
                && maxTotal != null
                && !minTotal.getCurrencyUnit().equals(maxTotal.getCurrencyUnit())) {
            throw new InvalidField("maxTotal", "must be in the currency of minTotal");
        }
        Era.require("from", from);
        Era.require("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidField("to", "must be after from");
        }
    }

    /** Fewer are in nearly every name. */
    private static void requireLetters(String field, @Nullable String text) {
        if (text != null && text.length() < FEWEST_LETTERS) {
            throw new InvalidField(field, "must have at least " + FEWEST_LETTERS + " characters");
        }
    }
}
