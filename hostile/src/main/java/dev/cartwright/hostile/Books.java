package dev.cartwright.hostile;

import java.util.Map;

/**
 * What the processor believes to have moved, in minor units, to be compared to the cent.
 *
 * @param intents by their ids
 * @param operations by the merchant's names for them: {@code metadata[operation]} of the request,
 *     else its idempotency key
 */
public record Books(Map<String, Money> intents, Map<String, Money> operations) {

    /**
     * Sums of one intent, or of one operation.
     *
     * @param authorised ever promised by the shopper's bank
     * @param captured taken, of what was authorised
     * @param refunded given back and not returned
     * @param voided promised once, and released unused
     */
    public record Money(
            String currency, long authorised, long captured, long refunded, long voided) {

        public static final Money NOTHING = new Money("", 0, 0, 0, 0);

        /** What the merchant has of it. */
        public long kept() {
            return captured - refunded;
        }

        /** What may yet be captured. */
        public long open() {
            return authorised - captured - voided;
        }
    }

    /** Of one intent; {@link Money#NOTHING} where none moved. */
    public Money intent(String id) {
        return intents.getOrDefault(id, Money.NOTHING);
    }

    /** Of one operation; {@link Money#NOTHING} where none moved. */
    public Money operation(String name) {
        return operations.getOrDefault(name, Money.NOTHING);
    }
}
