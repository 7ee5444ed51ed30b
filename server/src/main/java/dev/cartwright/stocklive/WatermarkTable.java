package dev.cartwright.stocklive;

import static dev.cartwright.stocklive.schema.Tables.WATERMARKS;

import dev.cartwright.inventory.StockFeed.Position;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How far movements were told to other modules. */
@Repository
class WatermarkTable {

    private static final String NAME = "availability";

    private final DSLContext db;

    WatermarkTable(DSLContext db) {
        this.db = db;
    }

    /** Begins where nobody has begun; who is second changes nothing. */
    void begin(Position at) {
        db.insertInto(WATERMARKS)
                .set(WATERMARKS.NAME, NAME)
                .set(WATERMARKS.DATABASE, at.database())
                .set(WATERMARKS.POSITION, at.transaction())
                .onConflictDoNothing()
                .execute();
    }

    /** Locks it until the commit: each movement is told once, however many servers tell. */
    @Nullable Position lock() {
        return db.selectFrom(WATERMARKS)
                .where(WATERMARKS.NAME.eq(NAME))
                .forUpdate()
                .fetchOne(row -> new Position(row.getDatabase(), row.getPosition()));
    }

    void move(Position to) {
        db.update(WATERMARKS)
                .set(WATERMARKS.DATABASE, to.database())
                .set(WATERMARKS.POSITION, to.transaction())
                .where(WATERMARKS.NAME.eq(NAME))
                .execute();
    }
}
