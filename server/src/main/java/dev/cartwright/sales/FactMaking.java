package dev.cartwright.sales;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.StoredProduct;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderFeed.Step;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.platform.Channels;
import dev.cartwright.refunds.RefundFeed.Granted;
import dev.cartwright.refunds.RefundFeed.GrantedPart;
import dev.cartwright.sales.Fact.Change;
import dev.cartwright.sales.Fact.Sold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes facts of orders and refunds, component by component as the ledger has them. What it is made
 * of never changes, so they come out the same whoever makes them.
 */
@Component
class FactMaking {

    private final Catalog catalog;
    private final Channels channels;

    FactMaking(Catalog catalog, Channels channels) {
        this.catalog = catalog;
        this.channels = channels;
    }

    /** What the catalogue knows of a SKU. */
    private record Shelf(@Nullable ProductId product, @Nullable String category) {

        static final Shelf UNKNOWN = new Shelf(null, null);
    }

    /** Of those that were placed; the others sold nothing. */
    List<Fact> sales(List<Order> orders) {
        var placed = orders.stream().filter(it -> it.placedAt() != null).toList();
        var shelves = shelves(placed);
        var facts = new ArrayList<Fact>();
        for (var order : placed) {
            for (var line : order.lines()) {
                facts.add(sale(order, line, shelves.getOrDefault(line.sku(), Shelf.UNKNOWN)));
            }
            var delivery = delivery(order);
            if (!delivery.equals(Change.NOTHING)) {
                var about = sold(order, null, order.shippingName(), Shelf.UNKNOWN);
                facts.add(sale(order, null, about, delivery));
            }
        }
        return facts;
    }

    private Map<Sku, Shelf> shelves(List<Order> placed) {
        var skus =
                placed.stream()
                        .flatMap(order -> order.lines().stream().map(OrderLine::sku))
                        .collect(toSet());
        var owners = catalog.productsOf(skus);
        var products = catalog.load(owners.values().stream().distinct().toList());
        return owners.entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                it -> shelf(it.getValue(), products.get(it.getValue()))));
    }

    private static Shelf shelf(ProductId id, @Nullable StoredProduct product) {
        return new Shelf(id, product == null ? null : product.product().category().value());
    }

    private Fact sale(Order order, OrderLine line, Shelf shelf) {
        var tax = Amount.minor(line.tax());
        var total = Amount.minor(line.total());
        var items = order.totals().taxIncluded() ? total - tax : total;
        var change = new Change(line.quantity(), items, Amount.minor(line.discount()), tax);
        return sale(order, line.id(), sold(order, line.sku(), line.name(), shelf), change);
    }

    private Fact sale(Order order, @Nullable UUID line, Sold about, Change change) {
        var at = Objects.requireNonNull(order.placedAt());
        var day = day(order.channel(), at);
        return new Fact(Kind.SALE, order.id().value(), line, at, day, day, about, change, null);
    }

    private static Change delivery(Order order) {
        var tax = Amount.minor(order.shippingTax());
        var shipping = Amount.minor(order.totals().shipping());
        return new Change(0, order.totals().taxIncluded() ? shipping - tax : shipping, 0, tax);
    }

    private static Sold sold(Order order, @Nullable Sku sku, String name, Shelf shelf) {
        return new Sold(
                order.channel(),
                order.id().value(),
                order.number(),
                order.customer().value(),
                sku,
                name,
                shelf.product(),
                shelf.category(),
                order.deliveryAddress().country(),
                order.totals().total().getCurrencyUnit());
    }

    /** What a refund gave back before is not sold any more, and cannot be cancelled. */
    List<Fact> cancellation(Step step, SaleLines sales, List<Granted> given) {
        var order = step.order().value();
        var back = new HashMap<@Nullable UUID, Change>();
        given.stream()
                .filter(it -> it.order().equals(step.order()))
                .flatMap(it -> it.parts().stream())
                .forEach(it -> back.merge(it.line(), change(it), Change::plus));
        return sales.of(order).stream()
                .map(sale -> {
                    var left = sale.change().plus(back.getOrDefault(sale.line(), Change.NOTHING));
                    return sale.undone(
                            Kind.CANCELLATION,
                            order,
                            step.at(),
                            day(sale.sold().channel(), step.at()),
                            left.negated(),
                            step.reason());
                })
                .toList();
    }

    /**
     * Takes back what was sold. Of what was not there is no fact, and the audit names what the
     * books have of it: one that nobody understands must not keep all that come after it waiting.
     */
    List<Fact> undone(Kind kind, Granted refund, SaleLines sales) {
        return refund.parts().stream()
                .flatMap(part ->
                        sales
                                .line(refund.order().value(), part.line())
                                .map(sale -> undone(kind, refund, part, sale))
                                .stream())
                .toList();
    }

    private Fact undone(Kind kind, Granted refund, GrantedPart part, Fact sale) {
        return sale.undone(
                kind,
                refund.refund(),
                refund.at(),
                day(sale.sold().channel(), refund.at()),
                change(part),
                refund.reason());
    }

    private static Change change(GrantedPart part) {
        return new Change(part.units(), part.items(), part.discount(), part.tax()).negated();
    }

    private LocalDate day(ChannelId channel, Instant at) {
        return LocalDate.ofInstant(at, channels.get(channel).timeZone());
    }
}
