package dev.cartwright.catalog;

import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockRanOut;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what ran out and what came back; believes only what the inventory says when asked. */
@Component
class StockNews {

    private final StockFlags stock;

    StockNews(StockFlags stock) {
        this.stock = stock;
    }

    @ApplicationModuleListener
    void on(StockRanOut news) {
        stock.refresh(news.sku());
    }

    @ApplicationModuleListener
    void on(StockCameBack news) {
        stock.refresh(news.sku());
    }
}
