package dev.cartwright;

import org.jooq.DSLContext;

/** A second place of the shop, and a second channel that sells from there. */
public final class Annex {

    /** What both are called. */
    public static final String CODE = "annex";

    private Annex() {}

    /** As a migration would. */
    public static void open(DSLContext db) {
        db.execute(
                """
                insert into inventory.locations (location, name) values ('annex', 'The annex')
                on conflict do nothing
                """);
        db.execute(
                """
                insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                    prices_include_tax, stock_locations)
                values ('annex', 'Annex', '{USD}', 'en-US', 'UTC', false, '{annex}')
                on conflict do nothing
                """);
    }

    /** The place stays, as places do; other tests sell in one channel. */
    public static void close(DSLContext db) {
        db.execute("delete from platform.channels where channel_id = 'annex'");
    }
}
