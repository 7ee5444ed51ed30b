package dev.cartwright.carts;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Actor.Kind;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.rates.Quote;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a shopper does with a cart. */
@Service
class Shopping {

    private final CartTable carts;
    private final CartOffers offers;
    private final CartStock stock;
    private final Channels channels;
    private final CartSettings settings;
    private final Ids ids;
    private final Clock clock;

    Shopping(
            CartTable carts,
            CartOffers offers,
            CartStock stock,
            Channels channels,
            CartSettings settings,
            Ids ids,
            Clock clock) {
        this.carts = carts;
        this.offers = offers;
        this.stock = stock;
        this.channels = channels;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Cart start(CartId id, ChannelId channel, @Nullable CurrencyUnit wanted) {
        return start(id, channel, wanted, Actor.current().customer().orElse(null), null);
    }

    /** As above, for somebody else. */
    Cart start(
            CartId id,
            ChannelId channel,
            @Nullable CurrencyUnit wanted,
            @Nullable CustomerId customer,
            @Nullable Draft draft) {
        var habits = channels.get(channel);
        var currency = wanted == null ? habits.currencies().getFirst() : wanted;
        if (!habits.sellsIn(currency)) {
            throw new InvalidField("currency", "must be one of " + habits.currencies());
        }
        var isDraft = draft != null;
        var lasts = isDraft ? settings.draftsExpireAfter() : settings.expireAfter();
        var now = clock.instant();
        var cart =
                new Cart(
                        id,
                        channel,
                        currency,
                        customer,
                        Cart.Status.OPEN,
                        1,
                        null,
                        null,
                        null,
                        now.plus(lasts),
                        draft,
                        CartPromotions.NONE,
                        List.of());
        carts.insert(cart, now);
        return cart;
    }

    Cart get(CartId id) {
        return find(id).orElseThrow(CartProblem::unknownCart);
    }

    Optional<Cart> find(CartId id) {
        return carts.find(id).filter(cart -> cart.expiresAt().isAfter(clock.instant()));
    }

    @Transactional
    Cart add(CartId cartId, @Nullable Integer version, Sku sku, int quantity) {
        var cart = change(cartId, version);
        var there = cart.lines().stream().filter(line -> line.sku().equals(sku)).findFirst();
        if (there.isEmpty() && cart.lines().size() >= settings.mostLines()) {
            throw CartProblem.tooManyLines(settings.mostLines());
        }
        var units = there.map(CartLine::quantity).orElse(0) + quantity;
        var id = there.map(CartLine::id).orElseGet(ids::next);
        return put(cart, offers.line(cart, id, sku, units));
    }

    /** Zero units take the line out. */
    @Transactional
    Cart change(CartId id, @Nullable Integer version, String lineOrSku, int quantity) {
        var cart = change(id, version);
        var line = line(cart, lineOrSku);
        if (quantity == 0) {
            carts.remove(line.id());
            var left = cart.with(cart.lines().stream().filter(it -> !it.equals(line)).toList());
            stock.giveBack(left);
            return left;
        }
        return put(cart, offers.line(cart, line.id(), line.sku(), quantity));
    }

    /**
     * @param deliver puts e-mail, address and method into the cart; throws to refuse them
     */
    @Transactional
    Quoted deliver(CartId id, @Nullable Integer version, Function<Cart, Quoted> deliver) {
        var before = change(id, version);
        var quoted = deliver.apply(before);
        carts.deliver(quoted.cart());
        return CartOffers.country(before).equals(CartOffers.country(quoted.cart()))
                ? quoted
                : new Quoted(repriced(quoted.cart()), quoted.quote());
    }

    /** A cart and what is in force at its address, so that it is asked for once. */
    record Quoted(Cart cart, Quote quote) {}

    /** Some at a time, each in a transaction, until none is left; answers how many. */
    int forgetExpired() {
        var forgotten = 0;
        int some;
        do {
            some = carts.forget(clock.instant(), 1_000);
            forgotten += some;
        } while (some == 1_000);
        return forgotten;
    }

    /** Locks a cart for a change within the caller's transaction, and counts its version. */
    Cart change(CartId id, @Nullable Integer version) {
        var cart =
                requireStaff(
                        carts.touch(id, version, clock.instant()).orElseThrow(() -> refusal(id)));
        var draft = cart.draft();
        if (draft == null || draft.sentAt() == null) {
            return cart;
        }
        // Nobody buys something else than they were invited to.
        carts.withdraw(id);
        return cart.drafted(draft.sent(null));
    }

    /** What staff has written for somebody is bought as it is. */
    private static Cart requireStaff(Cart cart) {
        var caller = Actor.current().kind();
        if (cart.draft() != null && (caller == Kind.GUEST || caller == Kind.CUSTOMER)) {
            throw CartProblem.drafted();
        }
        return cart;
    }

    /** Sells a line at another price than the shop's, or at the shop's again. */
    @Transactional
    Cart price(CartId id, @Nullable Integer version, String lineOrSku, @Nullable SpecialPrice at) {
        var cart = change(id, version);
        if (at != null && !at.price().getCurrencyUnit().equals(cart.currency())) {
            throw new InvalidField("price", "must be in " + cart.currency());
        }
        if (at != null && at.price().isNegative()) {
            throw new InvalidField("price", "must not be negative");
        }
        var line = line(cart, lineOrSku);
        var priced = line.with(at);
        carts.put(id, priced);
        return cart.with(cart.lines().stream().map(it -> it.equals(line) ? priced : it).toList());
    }

    /** Gives back what a cart held that is about to go. */
    @Transactional
    void letGo(CartId id, @Nullable Integer version) {
        stock.giveBack(change(id, version).with(List.of()));
    }

    /** Reads a cart that may be changed, without a lock. */
    Cart open(CartId id, @Nullable Integer version) {
        var cart = get(id);
        if (cart.status() == Cart.Status.CHECKED_OUT) {
            throw CartProblem.checkedOut();
        }
        if (version != null && version != cart.version()) {
            throw CartProblem.changedMeanwhile(cart.version());
        }
        return requireStaff(cart);
    }

    private CartProblem refusal(CartId id) {
        var cart = get(id);
        if (cart.status() == Cart.Status.CHECKED_OUT) {
            return CartProblem.checkedOut();
        }
        return CartProblem.changedMeanwhile(cart.version());
    }

    /** Another country may have other prices. */
    private Cart repriced(Cart cart) {
        var prices = offers.changed(cart);
        if (prices.isEmpty()) {
            return cart;
        }
        carts.reprice(cart.id(), prices);
        return cart.priced(prices);
    }

    private Cart put(Cart cart, CartLine offered) {
        if (offered.quantity() > settings.mostUnits()) {
            throw CartProblem.tooManyUnits(settings.mostUnits());
        }
        var lines = new ArrayList<>(cart.lines());
        var at = lines.stream().map(CartLine::id).toList().indexOf(offered.id());
        var line = at < 0 ? offered : offered.with(lines.get(at).special());
        carts.put(cart.id(), line);
        if (at < 0) {
            lines.add(line);
        } else {
            lines.set(at, line);
        }
        var filled = cart.with(lines);
        stock.require(filled, line);
        return filled;
    }

    private static CartLine line(Cart cart, String lineOrSku) {
        return cart.lines().stream()
                .filter(line ->
                        line.id().toString().equals(lineOrSku)
                                || line.sku().code().equals(lineOrSku))
                .findFirst()
                .orElseThrow(CartProblem::unknownLine);
    }
}
