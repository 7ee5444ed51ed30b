package dev.cartwright.secondfactor;

import static dev.cartwright.secondfactor.schema.Tables.RECOVERY_CODES;

import dev.cartwright.secondfactor.schema.tables.records.RecoveryCodesRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL for codes on paper, by their hashes. */
@Repository
class RecoveryCodeTable {

    private final DSLContext db;

    RecoveryCodeTable(DSLContext db) {
        this.db = db;
    }

    /** Of a locked factor. Two statements: old ones end, used or not. */
    void replace(UUID owner, List<byte[]> hashes) {
        db.deleteFrom(RECOVERY_CODES).where(RECOVERY_CODES.OWNER_ID.eq(owner)).execute();
        db.batchInsert(hashes.stream().map(it -> row(owner, it)).toList()).execute();
    }

    private static RecoveryCodesRecord row(UUID owner, byte[] hash) {
        var row = new RecoveryCodesRecord();
        row.setOwnerId(owner);
        row.setHash(hash);
        return row;
    }

    int countLeft(UUID owner) {
        return db.fetchCount(
                RECOVERY_CODES,
                RECOVERY_CODES.OWNER_ID.eq(owner).and(RECOVERY_CODES.USED_AT.isNull()));
    }

    /** Uses one up; false where it is none of the owner's, or was used before. */
    boolean use(UUID owner, byte[] hash, Instant now) {
        return db.update(RECOVERY_CODES)
                        .set(RECOVERY_CODES.USED_AT, now)
                        .where(RECOVERY_CODES.OWNER_ID.eq(owner))
                        .and(RECOVERY_CODES.HASH.eq(hash))
                        .and(RECOVERY_CODES.USED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Returns whether it is one of the owner's, used or not. */
    boolean isKnown(UUID owner, byte[] hash) {
        return db.fetchExists(
                RECOVERY_CODES,
                RECOVERY_CODES.OWNER_ID.eq(owner).and(RECOVERY_CODES.HASH.eq(hash)));
    }
}
