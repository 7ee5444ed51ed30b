package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the merchant says of these is now another. Published in the transaction that does it. */
public record ProductsChanged(UUID id, Instant at, List<ProductId> products) {
    public ProductsChanged {
        products = List.copyOf(products);
    }
}
