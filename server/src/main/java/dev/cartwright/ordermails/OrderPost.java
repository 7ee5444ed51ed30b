package dev.cartwright.ordermails;

import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.mail.Wording;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Orders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the facts of an order for its buyer, and has them mailed. */
@Component
class OrderPost {

    /** Who looks at a mail before it goes out may not do what its reader may. */
    private static final String NO_TOKEN = "preview";

    private final Mails mails;
    private final Orders orders;
    private final OrderMailSettings settings;

    OrderPost(Mails mails, Orders orders, OrderMailSettings settings) {
        this.mails = mails;
        this.orders = orders;
        this.settings = settings;
    }

    /** Queues it in the caller's transaction, to the address that the order has now. */
    void queue(OrderMailKind kind, Order order, About about, String occurrence) {
        var token = orders.accessToken(order.id());
        mails.queue(letter(kind, order, about, occurrence, buyer(order), token));
    }

    /**
     * Returns how it would go out now.
     *
     * @param reader null is the buyer
     * @param draft words to try; null are those in force
     */
    Wording preview(
            OrderMailKind kind,
            Order order,
            About about,
            @Nullable Locale reader,
            @Nullable Wording draft) {
        var language = reader == null ? buyer(order) : reader;
        return mails.preview(letter(kind, order, about, "preview", language, NO_TOKEN), draft);
    }

    private static Locale buyer(Order order) {
        return Locale.forLanguageTag(order.locale());
    }

    private NewMail letter(
            OrderMailKind kind,
            Order order,
            About about,
            String occurrence,
            Locale reader,
            String token) {
        var in = new Written(mails.language(kind.word(), reader, order.channel()));
        var facts = new HashMap<>(facts(kind, order, about, in));
        facts.put("number", order.number());
        facts.put("orderLink", settings.page(order.id(), token));
        return new NewMail(
                kind.word(),
                order.id().toString(),
                occurrence,
                order.email(),
                order.billingAddress().name(),
                order.channel(),
                reader,
                facts);
    }

    private static Map<String, String> facts(
            OrderMailKind kind, Order order, About about, Written in) {
        return switch (kind) {
            case ORDER_CONFIRMED -> bill(order, in);
            case PAYMENT_PROBLEM ->
                    Map.of(
                            "lines", in.priced(order),
                            "total", in.money(order.totals().total()),
                            "returned", in.some(about.amount()));
            case ORDER_SHIPPED -> parcel(order, about, in);
            case ORDER_CANCELLED ->
                    Map.of("lines", in.priced(order), "returned", in.some(about.amount()));
            case REFUND_GRANTED ->
                    Map.of(
                            "amount", in.some(about.amount()),
                            "units", in.units(order, about.units()),
                            "delivery", in.some(about.delivery()));
            case ORDER_DELIVERED, RETURN_REQUESTED, RETURN_RECEIVED ->
                    Map.of("units", in.units(order, about.units()));
            case RETURN_APPROVED, RETURN_REJECTED ->
                    Map.of(
                            "units", in.units(order, about.units()),
                            "note", Objects.requireNonNullElse(about.note(), ""));
        };
    }

    private static Map<String, String> bill(Order order, Written in) {
        var totals = order.totals();
        var tax = in.some(totals.tax());
        var placedAt = order.placedAt() == null ? order.createdAt() : order.placedAt();
        return Map.of(
                "at", placedAt.toString(),
                "lines", in.priced(order),
                "items", in.money(totals.items()),
                "discount", in.some(totals.discount()),
                "method", order.shippingName(),
                "shipping", in.money(totals.shipping()),
                "taxAdded", totals.taxIncluded() ? "" : tax,
                "taxIncluded", totals.taxIncluded() ? tax : "",
                "total", in.money(totals.total()),
                "address", in.address(order.deliveryAddress()));
    }

    private static Map<String, String> parcel(Order order, About about, Written in) {
        return Map.of(
                "units", in.units(order, about.units()),
                "later", in.units(order, about.later()),
                "carrier", Objects.requireNonNullElse(about.carrier(), ""),
                "tracking", Objects.requireNonNullElse(about.trackingNumber(), ""),
                "trackingLink", Objects.toString(about.trackingUrl(), ""),
                "address", in.address(order.deliveryAddress()));
    }
}
