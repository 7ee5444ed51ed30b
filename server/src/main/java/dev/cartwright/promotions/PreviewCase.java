package dev.cartwright.promotions;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.coupons.Coupons;
import dev.cartwright.discounts.Fault;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the promotions that somebody wants to try, and who would be the shopper. */
@Component
class PreviewCase {

    private final Offers offers;
    private final PromotionTable promotions;
    private final Remainders remainders;
    private final Coupons coupons;

    PreviewCase(Offers offers, PromotionTable promotions, Remainders remainders, Coupons coupons) {
        this.offers = offers;
        this.promotions = promotions;
        this.remainders = remainders;
        this.coupons = coupons;
    }

    /** Returns those named or written in the cart; all that are in force where there are none. */
    List<Offer> offers(ChannelId channel, PreviewBasket cart) {
        var written = requireNonNullElse(cart.promotions(), List.<Definition>of());
        var stored = requireNonNullElse(cart.stored(), List.<PromotionId>of());
        if (written.isEmpty() && stored.isEmpty()) {
            return offers.in(channel).offers();
        }
        var all = new ArrayList<Offer>();
        var ids = new HashSet<PromotionId>();
        for (int i = 0; i < stored.size(); i++) {
            var path = "stored[" + i + "]";
            var found =
                    promotions
                            .find(stored.get(i))
                            .orElseThrow(() -> new InvalidField(path, "is not known"));
            add(all, ids, path, found.definition(), found.version());
        }
        for (int i = 0; i < written.size(); i++) {
            var path = "promotions[" + i + "]";
            PromotionProblem.refuseIfAny(within(path, written.get(i).check()));
            add(all, ids, path + ".id", named(written.get(i), i), 1);
        }
        return all;
    }

    private static void add(
            List<Offer> all, Set<PromotionId> ids, String path, Definition one, int version) {
        if (!ids.add(one.promotion().id())) {
            throw new InvalidField(path, "must be there only once");
        }
        all.add(Offer.of(one, version));
    }

    /** Those without an id are known by their place, from 1. */
    private static Definition named(Definition written, int place) {
        return written.promotion().id().equals(Definition.NOBODY)
                ? written.of(new PromotionId(new UUID(0, place + 1)))
                : written;
    }

    private static List<Fault> within(String path, List<Fault> faults) {
        return faults.stream().map(it -> new Fault(path + "." + it.path(), it.message())).toList();
    }

    /** Returns how the promotions are to go together. */
    Mode mode(ChannelId channel, PreviewBasket cart) {
        return cart.mode() == null ? offers.in(channel).mode() : cart.mode();
    }

    PromotionSet set(List<Offer> chosen, Mode mode) {
        return PromotionSet.compile(chosen.stream().map(Offer::promotion).toList(), mode);
    }

    /** Of what is written here all is left; of what is kept as much as there is. */
    Shopper shopper(PromotedCart cart, PreviewBasket given, List<Offer> chosen) {
        var customer = given.customer();
        var left = new LinkedHashMap<>(remainders.of(cart, kept(chosen)));
        chosen.stream()
                .filter(it -> it.limits().any() && !left.containsKey(it.id()))
                .forEach(it -> left.put(it.id(), Remainders.whole(it.limits(), cart.currency())));
        return new Shopper(
                customer == null ? Set.of() : requireNonNullElse(customer.groups(), Set.of()),
                customer == null ? 0 : requireNonNullElse(customer.ordersPlaced(), 0),
                cart.coupons(),
                left);
    }

    private List<Offer> kept(List<Offer> chosen) {
        return chosen.stream().filter(it -> it.limits().any() && isPublished(it.id())).toList();
    }

    private boolean isPublished(PromotionId id) {
        return promotions.find(id).filter(it -> it.published() != null).isPresent();
    }

    /** Returns the codes, each with the promotion that it would open. */
    Map<String, PromotionId> codes(PreviewBasket cart, List<Offer> chosen) {
        var given = requireNonNullElse(cart.coupons(), List.<PreviewBasket.Code>of());
        var codes = new LinkedHashMap<String, PromotionId>();
        for (var one : given) {
            codes.put(one.code(), opened(one, chosen));
        }
        return codes;
    }

    private PromotionId opened(PreviewBasket.Code one, List<Offer> chosen) {
        if (one.promotion() != null) {
            return one.promotion();
        }
        var terms = coupons.find(null, List.of(one.code())).getFirst().terms();
        if (terms != null) {
            return terms.promotion();
        }
        return chosen.size() == 1 ? chosen.getFirst().id() : Definition.NOBODY;
    }
}
