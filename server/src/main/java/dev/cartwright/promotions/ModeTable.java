package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.CHANNEL_MODES;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Actor;
import dev.cartwright.promotions.schema.tables.records.ChannelModesRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How promotions go together in each channel; rows are only ever added. */
@Repository
class ModeTable {

    private final DSLContext db;

    ModeTable(DSLContext db) {
        this.db = db;
    }

    /** Nobody else chooses until the transaction ends. */
    void lock() {
        db.fetch("select pg_advisory_xact_lock(hashtext('promotions.channel-modes'))");
    }

    /** Returns what holds; empty where nobody has chosen. */
    Optional<ChannelMode> of(ChannelId channel) {
        return before(channel, null, 1).stream().findFirst();
    }

    /** Returns the last first. */
    List<ChannelMode> before(ChannelId channel, @Nullable Integer revision, int most) {
        return db.selectFrom(CHANNEL_MODES)
                .where(CHANNEL_MODES.CHANNEL_ID.eq(channel))
                .and(revision == null ? noCondition() : CHANNEL_MODES.REVISION.lt(revision))
                .orderBy(CHANNEL_MODES.REVISION.desc())
                .limit(most)
                .fetch(ModeTable::mode);
    }

    void add(ChannelId channel, int revision, Mode mode, Instant now) {
        var actor = Actor.current();
        db.insertInto(CHANNEL_MODES)
                .set(CHANNEL_MODES.CHANNEL_ID, channel)
                .set(CHANNEL_MODES.REVISION, revision)
                .set(CHANNEL_MODES.MODE, mode.name())
                .set(CHANNEL_MODES.CHANGED_AT, now)
                .set(CHANNEL_MODES.ACTOR, actor.label())
                .set(CHANNEL_MODES.REQUEST_ID, actor.requestId())
                .execute();
    }

    private static ChannelMode mode(ChannelModesRecord row) {
        return new ChannelMode(
                row.getChannelId(),
                row.getRevision(),
                Mode.valueOf(row.getMode()),
                row.getChangedAt(),
                row.getActor());
    }
}
