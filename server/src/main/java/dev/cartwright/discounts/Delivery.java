package dev.cartwright.discounts;

/**
 * A parcel, and what it costs to send it.
 *
 * @param id names it within the cart
 * @param method the code of the way it travels
 */
public record Delivery(String id, String method, long priceMinor) {

    public Delivery {
        if (priceMinor < 0 || priceMinor > Item.MOST_MINOR) {
            throw new IllegalArgumentException("a delivery has a price that can be paid: " + id);
        }
    }
}
