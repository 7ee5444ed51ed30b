package dev.cartwright.coupons;

import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.RateLimit;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps anybody from trying codes until one is right. */
@Component
class Tries {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CouponSettings settings;
    private final RateLimit networks;
    private final RateLimit carts;

    Tries(CouponSettings settings, Clock clock) {
        this.settings = settings;
        this.networks = new RateLimit(clock, settings.triesPerNetwork(), MINUTE);
        this.carts = new RateLimit(clock, settings.triesPerCart(), MINUTE);
    }

    /**
     * Counts a try whether it is right or not, before anybody looks. Whoever is refused for the
     * cart has not used up a try of the network, which others share.
     *
     * @throws CouponProblem where there were too many in the last minute
     */
    void count(CartId cart) {
        if (!settings.limited()) {
            return;
        }
        var seconds = carts.secondsToWait(cart);
        if (seconds == 0) {
            seconds = networks.secondsToWait(Client.current().network());
        }
        if (seconds > 0) {
            throw CouponProblem.tooManyTries(seconds);
        }
    }
}
