package dev.cartwright.carts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.PromotedCart;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.promotions.Reckoned;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What promotions are called. A version never changes, so it is asked for once. */
@Component
class PromotionNames {

    private static final int MOST = 10_000;

    private final Promotions promotions;
    private final Cache<Version, String> known = Caffeine.newBuilder().maximumSize(MOST).build();

    PromotionNames(Promotions promotions) {
        this.promotions = promotions;
    }

    private record Version(PromotionId promotion, int number) {}

    /** Returns the names of the promotions that applied. */
    Map<PromotionId, String> of(Reckoned reckoned, PromotedCart cart) {
        var names = new HashMap<PromotionId, String>();
        reckoned.versions()
                .forEach((promotion, version) -> {
                    var name = known.getIfPresent(new Version(promotion, version));
                    if (name != null) {
                        names.put(promotion, name);
                    }
                });
        if (names.size() < reckoned.versions().size()) {
            learn(reckoned, cart, names);
        }
        return names;
    }

    private void learn(Reckoned reckoned, PromotedCart cart, Map<PromotionId, String> names) {
        for (var entry : promotions.explain(cart).promotions()) {
            var version = reckoned.versions().get(entry.promotion());
            if (version != null) {
                known.put(new Version(entry.promotion(), version), entry.name());
                names.put(entry.promotion(), entry.name());
            }
        }
    }
}
