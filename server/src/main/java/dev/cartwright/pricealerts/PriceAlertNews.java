package dev.cartwright.pricealerts;

import dev.cartwright.catalog.ProductArchived;
import dev.cartwright.pricing.PricesChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Hears of prices and of products that are sold no more. A transaction of its own for each slice:
 * thousands may wait for one price, and what was told stays told if the rest has to be heard again.
 */
@Component
class PriceAlertNews {

    private final Watch watch;

    PriceAlertNews(Watch watch) {
        this.watch = watch;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(PricesChanged news) {
        watch.look(news.channel(), news.skus());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(ProductArchived news) {
        watch.archived(news.product());
    }
}
