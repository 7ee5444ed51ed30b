package dev.cartwright.search;

import dev.cartwright.catalog.AttributeChanged;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CategoriesChanged;
import dev.cartwright.catalog.ProductsChanged;
import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockRanOut;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.PricesChanged;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears what changed. What the merchant says is listed in his own transaction, once, before it
 * commits; what sells out is believed a moment later, and only as the inventory says when asked.
 */
@Component
class News {

    private final Listings listings;
    private final Catalog catalog;

    News(Listings listings, Catalog catalog) {
        this.listings = listings;
        this.catalog = catalog;
    }

    @EventListener
    void on(ProductsChanged news) {
        refresh(news.products());
    }

    /** Facets say its label and unit. */
    @EventListener
    void on(AttributeChanged news) {
        listings.forget();
    }

    /** Also one without products is in the tree that everybody is shown. */
    @EventListener
    void on(CategoriesChanged news) {
        listings.forget();
    }

    @EventListener
    void on(PricesChanged news) {
        refresh(catalog.productsOf(news.skus()).values());
    }

    @ApplicationModuleListener
    void on(StockRanOut news) {
        look(news.sku());
    }

    @ApplicationModuleListener
    void on(StockCameBack news) {
        look(news.sku());
    }

    private void look(Sku sku) {
        var products = Set.copyOf(catalog.productsOf(List.of(sku)).values());
        if (!products.isEmpty()) {
            listings.refreshStock(products);
        }
    }

    private void refresh(Collection<ProductId> products) {
        if (TransactionSynchronizationManager.getResource(this) instanceof BeforeCommit waiting) {
            waiting.products.addAll(products);
        } else {
            var waiting = new BeforeCommit(products);
            TransactionSynchronizationManager.bindResource(this, waiting);
            TransactionSynchronizationManager.registerSynchronization(waiting);
        }
    }

    /** Products with several news in one transaction are looked at once. */
    private final class BeforeCommit implements TransactionSynchronization {

        private final Set<ProductId> products;

        BeforeCommit(Collection<ProductId> products) {
            this.products = new HashSet<>(products);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            listings.refresh(products);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(News.this);
        }
    }
}
