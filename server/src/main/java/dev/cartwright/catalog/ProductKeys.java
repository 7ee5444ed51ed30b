package dev.cartwright.catalog;

import java.util.List;
import java.util.Locale;

/**
 * What some products say more of than every product does; each list in the order of its letters.
 *
 * @param attributes of products, by code
 * @param options that tell variants apart
 * @param variantAttributes by code
 */
public record ProductKeys(
        List<Locale> locales,
        List<String> attributes,
        List<String> options,
        List<String> variantAttributes) {}
