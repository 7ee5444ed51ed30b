package dev.cartwright.catalog;

import dev.cartwright.catalog.AttributeEndpoint.AttributeJson;
import dev.cartwright.catalog.AttributeTable.Stored;
import dev.cartwright.catalog.ChangeTable.Change;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and describes attributes. */
@Component
class Attributes {

    private final AttributeTable table;
    private final ChangeTable changes;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Attributes(
            AttributeTable table,
            ChangeTable changes,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param version what the caller has seen; null does not mind
     */
    @Transactional
    Stored put(Attribute attribute, @Nullable Integer version) {
        var code = attribute.code();
        var found = table.forChange(code).orElse(null);
        var at = found == null ? 0 : found.version();
        if (version != null && version != at) {
            throw CatalogProblem.changedMeanwhile(at);
        }
        var before = found == null ? null : found.attribute();
        if (found != null && attribute.equals(before)) {
            return found;
        }
        table.save(attribute);
        var now = clock.instant();
        var after = new Stored(attribute, at + 1);
        var was = found == null ? null : AttributeJson.of(found);
        changes.write(List.of(new Change("attribute", code, was, AttributeJson.of(after))), now);
        events.publishEvent(new AttributeChanged(ids.next(), now, code));
        return after;
    }
}
