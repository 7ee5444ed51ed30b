package dev.cartwright.discounts;

import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All promotions of a set, ready for carts of one currency; finds those that could apply. */
final class Shelf {

    private final List<Ready> ready;
    private final Tokens tokens = new Tokens();
    private final long[] always;
    private final long[][] byToken;
    private final Map<PromotionId, List<Ready>> byCode = new HashMap<>();

    Shelf(List<Promotion> promotions, String currency) {
        var order = new ArrayList<>(promotions);
        order.sort(Comparator.comparingInt(Promotion::priority).reversed());
        this.ready = new ArrayList<>(order.size());
        for (int i = 0; i < order.size(); i++) {
            ready.add(Ready.of(i, order.get(i), tokens, currency));
        }
        this.always = Mask.of(order.size());
        this.byToken = new long[tokens.size()][];
        ready.stream().filter(Ready::inCurrency).forEach(this::index);
    }

    private void index(Ready one) {
        var trigger = one.trigger();
        if (one.promotion().codeRequired()) {
            byCode.computeIfAbsent(one.promotion().id(), _ -> new ArrayList<>()).add(one);
        } else if (trigger == null) {
            Mask.add(always, one.place());
        } else {
            for (int token : trigger) {
                if (byToken[token] == null) {
                    byToken[token] = Mask.of(ready.size());
                }
                Mask.add(byToken[token], one.place());
            }
        }
    }

    int size() {
        return ready.size();
    }

    Ready at(int place) {
        return ready.get(place);
    }

    Tokens tokens() {
        return tokens;
    }

    /** Returns those that are not certain to fail: no other could apply. */
    long[] candidates(Scene scene) {
        var found = always.clone();
        for (int token = 0; token < byToken.length; token++) {
            if (byToken[token] != null && scene.hasToken(token)) {
                Mask.addAll(found, byToken[token]);
            }
        }
        for (var promotion : scene.shopper().codes().values()) {
            for (var one : byCode.getOrDefault(promotion, List.of())) {
                Mask.add(found, one.place());
            }
        }
        return found;
    }

    long[] all() {
        var all = Mask.of(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            Mask.add(all, i);
        }
        return all;
    }
}
