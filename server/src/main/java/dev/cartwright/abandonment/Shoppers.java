package dev.cartwright.abandonment;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.carts.IdleCarts.IdleCart;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.orders.OrderFeed;
import dev.cartwright.platform.ServerKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose carts were left. A person is an address, whether a customer's or a guest's. */
@Component
class Shoppers {

    private static final int UNSIGNED = 0x7fffffff;

    private final Customers customers;
    private final OrderFeed orders;
    private final ServerKey key;
    private final AbandonmentSettings settings;

    Shoppers(Customers customers, OrderFeed orders, ServerKey key, AbandonmentSettings settings) {
        this.customers = customers;
        this.orders = orders;
        this.key = key;
        this.settings = settings;
    }

    /** A cart that somebody has left. */
    record Left(IdleCart cart, EmailAddress email, String person) {}

    /**
     * Returns the word for a person, from which nobody without the server's key gets the address.
     */
    String person(EmailAddress email) {
        return key.token("abandoned-cart-person", email.value());
    }

    /**
     * Returns whether a person is one of those who are never told: the same at any time, and where
     * the percentage grows also then.
     */
    boolean isHeldOut(String person) {
        var bits = ByteBuffer.wrap(Base64.getUrlDecoder().decode(person)).getInt();
        return (bits & UNSIGNED) % 100 < settings.holdoutPercent();
    }

    /**
     * Finds out whose these are, and keeps customers from being forgotten until the caller's
     * transaction ends. Left out is what is of nobody any more, and of who has bought since.
     */
    List<Left> whose(List<IdleCart> carts) {
        var owners = customers.hold(carts.stream().mapMulti(Shoppers::customer).toList());
        var left = new ArrayList<Left>();
        for (var cart : carts) {
            var email = cart.customer() == null ? cart.email() : owners.get(cart.customer());
            if (email != null) {
                left.add(new Left(cart, email, person(email)));
            }
        }
        var bought = lastPlaced(left);
        left.removeIf(it -> hasBoughtSince(it, bought.get(it.email())));
        return left;
    }

    private static void customer(IdleCart cart, Consumer<CustomerId> customers) {
        if (cart.customer() != null) {
            customers.accept(cart.customer());
        }
    }

    private static boolean hasBoughtSince(Left it, @Nullable Instant bought) {
        return bought != null && !bought.isBefore(it.cart().changedAt());
    }

    /** Of a guest, too, who is known by the address since the first order. */
    private Map<EmailAddress, Instant> lastPlaced(List<Left> left) {
        if (left.isEmpty()) {
            return Map.of();
        }
        var since =
                left.stream()
                        .map(it -> it.cart().changedAt())
                        .min(Instant::compareTo)
                        .orElseThrow();
        var known = customers.find(left.stream().map(Left::email).collect(toSet()));
        var last = orders.lastPlaced(known.values(), since);
        var bought = new HashMap<EmailAddress, Instant>();
        known.forEach((email, customer) -> {
            if (last.containsKey(customer)) {
                bought.put(email, Objects.requireNonNull(last.get(customer)));
            }
        });
        return bought;
    }
}
