package dev.cartwright.discounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;

/** Any JSON is a promotion that comes back as it went, or is refused naming the field. */
public final class PromotionJsonFuzz {

    private PromotionJsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Promotion promotion;
        try {
            promotion = PromotionJson.read(new String(input, UTF_8));
        } catch (InvalidField refused) {
            if (refused.field().isEmpty()) {
                throw new AssertionError("names no field", refused);
            }
            return;
        }
        var again = PromotionJson.read(PromotionJson.write(promotion));
        if (!again.equals(promotion)) {
            throw new AssertionError(promotion + " became " + again);
        }
    }
}
