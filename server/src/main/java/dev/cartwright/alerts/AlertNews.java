package dev.cartwright.alerts;

import dev.cartwright.inventory.StockCameBack;
import dev.cartwright.inventory.StockFoundShort;
import dev.cartwright.inventory.StockRanOut;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Looks at once at what the inventory tells of; late or twice is as good. */
@Component
class AlertNews {

    private final Evaluation evaluation;

    AlertNews(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @ApplicationModuleListener
    void on(StockRanOut news) {
        evaluation.one(news.sku());
    }

    @ApplicationModuleListener
    void on(StockCameBack news) {
        evaluation.one(news.sku());
    }

    @ApplicationModuleListener
    void on(StockFoundShort news) {
        evaluation.one(news.sku());
    }
}
