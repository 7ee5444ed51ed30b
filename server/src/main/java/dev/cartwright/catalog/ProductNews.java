package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rest of the shop which products changed, and which went on or off sale. */
@Component
class ProductNews {

    private final ApplicationEventPublisher events;
    private final Ids ids;

    ProductNews(ApplicationEventPublisher events, Ids ids) {
        this.events = events;
        this.ids = ids;
    }

    void tell(Map<ProductId, Product> before, Map<ProductId, Product> after, Instant now) {
        events.publishEvent(new ProductsChanged(ids.next(), now, List.copyOf(after.keySet())));
        after.forEach((id, product) -> tell(id, before.get(id), product, now));
    }

    private void tell(ProductId id, @Nullable Product before, Product after, Instant now) {
        var was = before == null ? ProductStatus.DRAFT : before.status();
        if (after.status() == ProductStatus.ACTIVE && was != ProductStatus.ACTIVE) {
            events.publishEvent(new ProductPublished(ids.next(), now, id));
        }
        if (after.status() == ProductStatus.ARCHIVED && was != ProductStatus.ARCHIVED) {
            events.publishEvent(new ProductArchived(ids.next(), now, id));
        }
    }
}
