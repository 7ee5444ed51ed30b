package dev.cartwright.kernel;

/**
 * Whose cards begin with which digits, and how many digits they have.
 *
 * <p>The ranges are those that the networks publish for issuer identification numbers (ISO/IEC
 * 7812-1): Visa's and Mastercard's rules, American Express, Discover's and Diners Club's shared
 * ranges, JCB, UnionPay, and Maestro's. Where a network issues fewer lengths than a range could
 * have, all that it ever issued are here, with one exception: a Maestro number of less than 16
 * digits cannot be told from the number of a thing in a shop (GTIN) and is not looked for.
 */
enum CardNetwork {
    VISA(4000, 4999, 16, 19),
    VISA_OF_OLD(4000, 4999, 13, 13),
    MASTERCARD(5100, 5599, 16, 16),
    MASTERCARD_OF_2017(2221, 2720, 16, 16),
    AMERICAN_EXPRESS(3400, 3499, 15, 15),
    AMERICAN_EXPRESS_TOO(3700, 3799, 15, 15),
    DISCOVER(6011, 6011, 16, 19),
    DISCOVER_TOO(6440, 6599, 16, 19),
    DINERS_CLUB(3600, 3699, 14, 19),
    DINERS_CLUB_ABROAD(3800, 3999, 14, 19),
    CARTE_BLANCHE(3000, 3059, 14, 19),
    JCB(3528, 3589, 16, 19),
    UNIONPAY(6200, 6299, 16, 19),
    MAESTRO(5000, 5099, 16, 19),
    MAESTRO_TOO(5600, 6999, 16, 19);

    private final int from;
    private final int to;
    private final int fewest;
    private final int most;

    /** Both ends of the range are the first four digits of a number. */
    CardNetwork(int from, int to, int fewest, int most) {
        this.from = from;
        this.to = to;
        this.fewest = fewest;
        this.most = most;
    }

    /** Returns whether some network issues numbers that begin so and are so long. */
    static boolean issues(int firstFour, int length) {
        for (var network : values()) {
            if (network.from <= firstFour
                    && firstFour <= network.to
                    && network.fewest <= length
                    && length <= network.most) {
                return true;
            }
        }
        return false;
    }
}
