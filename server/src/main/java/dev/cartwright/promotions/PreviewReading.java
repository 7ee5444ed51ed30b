package dev.cartwright.promotions;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Delivery;
import dev.cartwright.discounts.Item;
import dev.cartwright.discounts.Percent;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.promotions.GiftOffers.Occasion;
import dev.cartwright.promotions.GoodsFacts.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads a cart that was given whole; what cannot be is named by its path. */
record PreviewReading(PreviewBasket cart, Channel channel) {

    private static final long MOST_MINOR = 1_000_000_000_000L;
    private static final ProductId NO_PRODUCT = new ProductId(new UUID(0, 0));

    Basket basket(PreviewGoods.Known known, @Nullable Percent margin) {
        return new Basket(
                channel.id(),
                cart.currency().getCode(),
                channel.timeZone(),
                cart.country(),
                cart.paymentMethod(),
                items(known.facts()),
                deliveries(),
                known.giftPrices(),
                known.giftUnits(),
                margin);
    }

    /** Returns what gifts could come along with. */
    Occasion occasion() {
        return new Occasion(
                null,
                channel.id(),
                cart.currency(),
                cart.country(),
                cart.lines().stream()
                        .collect(
                                toMap(
                                        PreviewBasket.Line::sku,
                                        PreviewBasket.Line::quantity,
                                        Integer::sum)));
    }

    /** Returns the deliveries' prices before promotions, in their order. */
    List<PreviewBasket.Parcel> parcels() {
        return requireNonNullElse(cart.deliveries(), List.of());
    }

    /** Returns what the cart says of gifts' prices. */
    List<PreviewBasket.Gift> gifts() {
        var gifts = requireNonNullElse(cart.gifts(), List.<PreviewBasket.Gift>of());
        for (int i = 0; i < gifts.size(); i++) {
            minor("gifts[" + i + "].unitPrice", gifts.get(i).unitPrice());
        }
        return gifts;
    }

    private List<Item> items(Map<Sku, Facts> known) {
        var items = new ArrayList<Item>();
        var ids = new HashSet<String>();
        for (int i = 0; i < cart.lines().size(); i++) {
            var path = "lines[" + i + "]";
            var line = cart.lines().get(i);
            var price = minor(path + ".unitPrice", line.unitPrice());
            if (price > MOST_MINOR / line.quantity()) {
                throw new InvalidField(path + ".quantity", "makes a line that nobody can pay");
            }
            var id = id(path, ids, line.id(), i);
            items.add(
                    new Item(
                            id,
                            line.sku(),
                            requireNonNullElse(line.product(), NO_PRODUCT),
                            line.quantity(),
                            price,
                            requireNonNullElse(line.categories(), Set.of()),
                            line.brand(),
                            requireNonNullElse(line.attributes(), Map.of()),
                            floor(path, line, known.get(line.sku())),
                            cost(path, line, known.get(line.sku())),
                            Boolean.TRUE.equals(line.reduced())));
        }
        return items;
    }

    private long floor(String path, PreviewBasket.Line line, @Nullable Facts known) {
        if (line.floor() != null) {
            return minor(path + ".floor", line.floor());
        }
        return known == null ? 0 : known.floorMinor();
    }

    private @Nullable Long cost(String path, PreviewBasket.Line line, @Nullable Facts known) {
        if (line.cost() != null) {
            return minor(path + ".cost", line.cost());
        }
        return known == null ? null : known.costMinor();
    }

    private List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        var ids = new HashSet<String>();
        for (int i = 0; i < parcels().size(); i++) {
            var path = "deliveries[" + i + "]";
            var parcel = parcels().get(i);
            deliveries.add(
                    new Delivery(
                            id(path, ids, parcel.id(), i),
                            parcel.method(),
                            minor(path + ".price", parcel.price())));
        }
        return deliveries;
    }

    private static String id(String path, Set<String> ids, @Nullable String given, int place) {
        var id = given == null ? String.valueOf(place + 1) : given;
        if (!ids.add(id)) {
            throw new InvalidField(path + ".id", "must be another than the others have");
        }
        return id;
    }

    private long minor(String path, Money money) {
        var currency = cart.currency();
        if (!money.getCurrencyUnit().equals(currency)) {
            throw new InvalidField(path + ".currency", "must be " + currency + ", as the cart's");
        }
        return minor(path, money, currency);
    }

    private static long minor(String path, Money money, CurrencyUnit currency) {
        var most = Money.ofMinor(currency, MOST_MINOR);
        if (money.isNegative() || money.isGreaterThan(most)) {
            throw new InvalidField(path + ".amount", "must be 0 to " + most.getAmount());
        }
        return money.getAmountMinorLong();
    }
}
