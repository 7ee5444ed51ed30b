package dev.cartwright.carts;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.carts.CartExplanation.Considered;
import dev.cartwright.carts.CartExplanation.Figure;
import dev.cartwright.carts.CartExplanation.Offered;
import dev.cartwright.carts.CartExplanation.Rule;
import dev.cartwright.discounts.Trace;
import dev.cartwright.discounts.Trace.Entry;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.discounts.Trace.Verdict;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.Explained;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to shoppers why a cart costs what it costs, and nothing that is not for them. */
@Component
class Explaining {

    /** What is not on offer to this shopper, and perhaps not known to any yet. */
    private static final Set<Outcome> KEPT_TO_OURSELVES =
            Set.of(
                    Outcome.CODE_MISSING,
                    Outcome.NOT_YET,
                    Outcome.NOT_ANY_MORE,
                    Outcome.OTHER_CHANNEL,
                    Outcome.OTHER_CURRENCY);

    private static final String COUPON = "coupon";

    private final Bills bills;
    private final Showing showing;
    private final BoughtCarts bought;

    Explaining(Bills bills, Showing showing, BoughtCarts bought) {
        this.bills = bills;
        this.showing = showing;
        this.bought = bought;
    }

    /**
     * @param language its shopper asks to read; null is the channel's
     */
    CartExplanation of(Cart cart, @Nullable Locale language) {
        return bought.order(cart)
                .map(order -> of(cart, order))
                .orElseGet(() -> of(bills.show(cart).readIn(language)));
    }

    private static CartExplanation of(Cart cart, OrderedCart order) {
        return new CartExplanation(
                cart.id(),
                considered(cart),
                BoughtJson.codes(cart, order),
                BoughtJson.promotions(order));
    }

    private CartExplanation of(Bill bill) {
        var cart = bill.cart();
        var explained = showing.explain(bill);
        var currency = cart.currency();
        var told =
                explained.trace().promotions().stream().filter(Explaining::isForShoppers).toList();
        var known = told.stream().map(Entry::promotion).collect(toSet());
        return new CartExplanation(
                cart.id(),
                considered(cart),
                showing.codes(bill),
                told.stream()
                        .map(it -> offered(it, name(bill, explained, it), known, currency))
                        .toList());
    }

    /** Nobody learns here that a code would help which nobody gave. */
    private static boolean isForShoppers(Entry entry) {
        var conditions = entry.conditions();
        return !KEPT_TO_OURSELVES.contains(entry.outcome())
                && (conditions == null || !needsCode(conditions));
    }

    private static boolean needsCode(Verdict verdict) {
        if (verdict.met()) {
            return false;
        }
        return switch (verdict.type()) {
            case COUPON -> true;
            case "any" ->
                    !verdict.of().isEmpty()
                            && verdict.of().stream().allMatch(Explaining::needsCode);
            default -> verdict.of().stream().anyMatch(Explaining::needsCode);
        };
    }

    private static Considered considered(Cart cart) {
        return new Considered(
                cart.channel(),
                cart.currency(),
                cart.buyer() != null,
                CartOffers.country(cart).orElse(null),
                cart.method(),
                cart.promotions().paysWith());
    }

    private static Offered offered(
            Entry entry, String name, Set<PromotionId> known, CurrencyUnit currency) {
        var applied = entry.applied();
        var because = entry.because();
        var conditions = entry.conditions();
        return new Offered(
                entry.promotion(),
                name,
                applied != null,
                applied == null ? entry.outcome() : null,
                because != null && known.contains(because) ? because : null,
                conditions == null || applied != null
                        ? List.of()
                        : missing(conditions).map(it -> figure(it, currency)).toList(),
                conditions == null ? null : rule(conditions, currency),
                money(applied == null ? 0 : applied.goodsMinor(), currency),
                money(applied == null ? 0 : applied.shippingMinor(), currency),
                entry.next().stream().map(it -> next(it, currency)).toList());
    }

    private static CartExplanation.NextStep next(Trace.NextStep it, CurrencyUnit currency) {
        return new CartExplanation.NextStep(
                sure(it.unit(), it.have(), currency),
                sure(it.unit(), it.from(), currency),
                sure(it.unit(), it.missing(), currency));
    }

    private static Figure sure(Unit unit, long value, CurrencyUnit currency) {
        return Objects.requireNonNull(figure(unit, value, currency));
    }

    private static String name(Bill bill, Explained explained, Entry entry) {
        return bill.name(Objects.requireNonNull(explained.wordings().get(entry.promotion())));
    }

    /** Of what holds already nothing is missing. */
    private static Stream<Verdict> missing(Verdict verdict) {
        if (verdict.met()) {
            return Stream.of();
        }
        return verdict.missing() == null
                ? verdict.of().stream().flatMap(Explaining::missing)
                : Stream.of(verdict);
    }

    private static Figure figure(Verdict verdict, CurrencyUnit currency) {
        return Objects.requireNonNull(figure(verdict.unit(), verdict.missing(), currency));
    }

    private static Rule rule(Verdict verdict, CurrencyUnit currency) {
        var unit = verdict.unit();
        return new Rule(
                verdict.type(),
                verdict.met(),
                figure(unit, verdict.have(), currency),
                figure(unit, verdict.min(), currency),
                figure(unit, verdict.max(), currency),
                figure(unit, verdict.missing(), currency),
                verdict.of().stream()
                        .filter(it -> it.met() || !it.type().equals(COUPON))
                        .map(it -> rule(it, currency))
                        .toList());
    }

    private static @Nullable Figure figure(
            @Nullable Unit unit, @Nullable Long value, CurrencyUnit currency) {
        if (unit == null || value == null) {
            return null;
        }
        return switch (unit) {
            case MINOR -> new Figure(money(value, currency), null, null);
            case UNITS -> new Figure(null, value, null);
            case ORDERS -> new Figure(null, null, value);
        };
    }

    private static Money money(long minor, CurrencyUnit currency) {
        return Money.ofMinor(currency, minor);
    }
}
