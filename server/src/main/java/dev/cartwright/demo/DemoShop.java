package dev.cartwright.demo;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Fills an empty shop before the server says that it is ready. */
@Component
@Profile("demo")
class DemoShop implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoShop.class);

    private final Catalog catalog;
    private final Stockroom stockroom;
    private final Channels channels;
    private final TransactionTemplate transaction;
    private final DSLContext db;
    private final JsonMapper json;
    private final Clock clock;

    DemoShop(
            Catalog catalog,
            Stockroom stockroom,
            Channels channels,
            TransactionTemplate transaction,
            DSLContext db,
            JsonMapper json,
            Clock clock) {
        this.catalog = catalog;
        this.stockroom = stockroom;
        this.channels = channels;
        this.transaction = transaction;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** All in one transaction: a start that is killed leaves an empty shop to the next. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (catalog.isEmpty()) {
            var from = clock.instant();
            var goods = DemoCatalogue.of(DemoLine.all(json));
            transaction.executeWithoutResult(_ -> load(goods));
            var took = Duration.between(from, clock.instant());
            LOG.info(
                    "The demo's {} products are here, {} ms",
                    goods.products().size(),
                    took.toMillis());
        }
    }

    /** Of two nodes at once the second waits, for longer than requests may, and finds it done. */
    private void load(DemoCatalogue goods) {
        db.fetch(
                """
                select set_config('lock_timeout', '60s', true),
                    set_config('statement_timeout', '60s', true)
                """);
        db.fetch("select pg_advisory_xact_lock(hashtext('cartwright.demo'))");
        if (catalog.isEmpty()) {
            var shop = channels.get(Channels.DEFAULT);
            catalog.addCategories(goods.categories());
            stockroom.receive(shop.stockLocations().getFirst(), goods.stock(), "demo");
            catalog.add(shop.id(), goods.products());
        }
    }
}
