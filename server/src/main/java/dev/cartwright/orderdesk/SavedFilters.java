package dev.cartwright.orderdesk;

import static dev.cartwright.orderdesk.schema.Tables.SAVED_FILTERS;

import dev.cartwright.kernel.Text;
import dev.cartwright.orderdesk.schema.tables.records.SavedFiltersRecord;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What staff looks for again and again, by name; the same few for all of them. */
@RestController
@ForStaff(Area.ORDERS)
class SavedFilters {

    private static final String ONE = "/api/admin/order-filters/{name}";
    private static final int NAME_LENGTH = 100;
    private static final int MOST = 100;

    private final DSLContext db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    SavedFilters(DSLContext db, JsonMapper json, Ids ids, Clock clock) {
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    record SavedFilter(String name, OrderFilter filter, String madeBy, Instant madeAt) {}

    @GetMapping("/api/admin/order-filters")
    List<SavedFilter> all() {
        return db.selectFrom(SAVED_FILTERS).orderBy(SAVED_FILTERS.NAME).fetch(this::saved);
    }

    @GetMapping(ONE)
    SavedFilter named(@PathVariable String name) {
        return db.selectFrom(SAVED_FILTERS)
                .where(SAVED_FILTERS.NAME.eq(name))
                .fetchOptional(this::saved)
                .orElseThrow(OrderDeskProblem::unknownFilter);
    }

    /** Keeps it under this name, instead of what was kept there. */
    @PutMapping(ONE)
    @Transactional
    SavedFilter save(@PathVariable String name, @RequestBody OrderFilter filter) {
        var row = new SavedFiltersRecord();
        row.setName(Text.required("name", name, NAME_LENGTH));
        row.setFilter(JSONB.valueOf(json.writeValueAsString(filter)));
        row.setMadeBy(Actor.current().label());
        row.setMadeAt(clock.instant());
        requireRoom(row.getName());
        db.insertInto(SAVED_FILTERS)
                .set(row)
                .set(SAVED_FILTERS.ID, ids.next())
                .onConflict(SAVED_FILTERS.NAME)
                .doUpdate()
                .set(row)
                .execute();
        return named(row.getName());
    }

    /** One at a time, so that no two take the last place. */
    private void requireRoom(String name) {
        db.fetch("select pg_advisory_xact_lock(hashtext('orderdesk.filters'))");
        if (db.fetchCount(SAVED_FILTERS, SAVED_FILTERS.NAME.ne(name)) >= MOST) {
            throw OrderDeskProblem.tooManyFilters(MOST);
        }
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String name) {
        if (db.deleteFrom(SAVED_FILTERS).where(SAVED_FILTERS.NAME.eq(name)).execute() == 0) {
            throw OrderDeskProblem.unknownFilter();
        }
    }

    private SavedFilter saved(SavedFiltersRecord row) {
        return new SavedFilter(
                row.getName(),
                json.readValue(row.getFilter().data(), OrderFilter.class),
                row.getMadeBy(),
                row.getMadeAt());
    }
}
