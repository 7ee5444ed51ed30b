package dev.cartwright.carts;

import dev.cartwright.carts.DraftTable.Place;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of who writes carts for somebody else. Each method throws {@link CartProblem}
 * where there is no such draft that the caller may see, or it was changed since the version that
 * they have seen.
 */
@Service
public class DraftCarts {

    private final Shopping shopping;
    private final Ownership ownership;
    private final Delivering delivering;
    private final CartCoupons coupons;
    private final DraftTable drafts;
    private final Customers customers;
    private final Clock clock;

    DraftCarts(
            Shopping shopping,
            Ownership ownership,
            Delivering delivering,
            CartCoupons coupons,
            DraftTable drafts,
            Customers customers,
            Clock clock) {
        this.shopping = shopping;
        this.ownership = ownership;
        this.delivering = delivering;
        this.coupons = coupons;
        this.drafts = drafts;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Begins one, in the caller's transaction.
     *
     * @param currency null is the channel's first
     * @param customer whose it is; null: a guest's
     */
    @Transactional
    public void start(
            CartId id,
            ChannelId channel,
            @Nullable CurrencyUnit currency,
            @Nullable CustomerId customer,
            @Nullable String note) {
        if (customer != null) {
            customers.hold(customer);
        }
        var draft = new Draft(Actor.current().label(), note, null, null);
        shopping.start(id, channel, currency, customer, draft);
    }

    public DraftRow require(CartId id) {
        draft(id);
        return drafts.find(id);
    }

    /** Puts units of a SKU into it, beside those that are in it. */
    public void add(CartId id, @Nullable Integer version, Sku sku, int quantity) {
        draft(id);
        shopping.add(id, version, sku, quantity);
    }

    /** Zero units take the line out. */
    public void change(CartId id, @Nullable Integer version, String lineOrSku, int quantity) {
        draft(id);
        shopping.change(id, version, lineOrSku, quantity);
    }

    /**
     * Sells a line at another price than the shop's.
     *
     * @param at null is the shop's price again
     */
    public void price(
            CartId id, @Nullable Integer version, String lineOrSku, @Nullable SpecialPrice at) {
        draft(id);
        shopping.price(id, version, lineOrSku, at);
    }

    /** What is null stays as it is. */
    public void deliver(
            CartId id,
            @Nullable Integer version,
            @Nullable EmailAddress email,
            @Nullable Address address,
            @Nullable String method) {
        draft(id);
        ownership.deliver(
                id,
                version,
                cart ->
                        delivering.to(
                                cart,
                                email == null ? cart.email() : email,
                                address == null ? cart.address() : address,
                                method == null ? cart.method() : method));
    }

    public void enter(CartId id, @Nullable Integer version, String code) {
        draft(id);
        coupons.enter(id, version, code);
    }

    public void remove(CartId id, @Nullable Integer version, String code) {
        draft(id);
        coupons.remove(id, version, code);
    }

    /**
     * Takes something off all of it.
     *
     * @param discount null takes nothing off any more
     */
    @Transactional
    public void discount(CartId id, @Nullable Integer version, @Nullable StaffDiscount discount) {
        keep(
                id,
                version,
                cart -> {
                    var amount = discount == null ? null : discount.amount();
                    if (amount != null && !amount.getCurrencyUnit().equals(cart.currency())) {
                        throw new InvalidField("amount", "must be in " + cart.currency());
                    }
                    return cart.drafted(draft(cart).discounted(discount));
                });
    }

    /** Lets its customer, or whoever knows its id where it is a guest's, see it and buy it. */
    @Transactional
    public void send(CartId id, @Nullable Integer version) {
        var now = clock.instant();
        keep(id, version, cart -> cart.drafted(draft(cart).sent(now)));
    }

    /** Keeps it from its customer again. */
    @Transactional
    public void withdraw(CartId id, @Nullable Integer version) {
        keep(id, version, cart -> cart.drafted(draft(cart).sent(null)));
    }

    private void keep(CartId id, @Nullable Integer version, UnaryOperator<Cart> change) {
        draft(id);
        drafts.keep(id, draft(change.apply(shopping.change(id, version))));
    }

    /**
     * Notes something for staff only; its customer may buy it on, for nothing changes there.
     *
     * @param text null is nothing any more
     */
    @Transactional
    public void note(CartId id, @Nullable String text) {
        draft(id);
        if (!drafts.note(id, text)) {
            throw CartProblem.checkedOut();
        }
        var customer = drafts.find(id).customer();
        if (customer != null) {
            customers.hold(customer);
        }
    }

    @Transactional
    public void delete(CartId id, @Nullable Integer version) {
        draft(id);
        shopping.letGo(id, version);
        drafts.remove(id);
    }

    /** The newest first. */
    public Page<DraftRow> page(DraftFilter wanted, int limit, @Nullable String after) {
        var last =
                Cursor.after(
                        after,
                        2,
                        keys ->
                                new Place(
                                        Instant.ofEpochSecond(
                                                0, Long.parseLong(keys.getFirst()) * 1_000),
                                        UUID.fromString(keys.getLast())));
        return Page.of(
                drafts.page(wanted, last, clock.instant(), limit + 1),
                limit,
                it -> Cursor.of(micros(it.createdAt()), it.id()));
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private void draft(CartId id) {
        var scope = Grants.currentScope();
        if (shopping.find(id)
                .filter(it -> it.draft() != null && scope.admits(it.channel()))
                .isEmpty()) {
            throw CartProblem.unknownDraft();
        }
    }

    private static Draft draft(Cart cart) {
        return Objects.requireNonNull(cart.draft());
    }
}
