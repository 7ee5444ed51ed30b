package dev.cartwright.imports;

import static dev.cartwright.imports.schema.Tables.CHUNKS;
import static dev.cartwright.imports.schema.Tables.IMPORTS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.cartwright.files.Format;
import dev.cartwright.imports.Import.Counters;
import dev.cartwright.imports.Import.Status;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.imports.schema.tables.records.ImportsRecord;
import dev.cartwright.platform.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about the import itself. */
@Repository
class ImportTable {

    /** A little more than the database is given. */
    private static final Duration MOST = Duration.ofSeconds(65);

    private final DSLContext db;
    private final JsonMapper json;

    ImportTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Within a transaction: a chunk is larger than what requests do. */
    void allowTime() {
        db.fetch(
                """
                select set_config('lock_timeout', '10s', true),
                    set_config('statement_timeout', '60s', true)
                """);
        db.connection(it -> it.setNetworkTimeout(Runnable::run, (int) MOST.toMillis()));
    }

    void insert(UUID id, Wish wish, Actor actor, Instant now) {
        var row = db.newRecord(IMPORTS);
        row.setImportId(id);
        row.setChannelId(wish.channel());
        row.setFormat(wish.format().name());
        row.setDelimiter(String.valueOf(wish.delimiter()));
        if (wish.mapping() != null) {
            row.setMapping(JSON.valueOf(json.writeValueAsString(wish.mapping())));
        }
        row.setDryRun(wish.dryRun());
        row.setStatus(Status.WAITING_FOR_FILE.name());
        row.setCreatedAt(now);
        row.setActorKind(actor.kind().name());
        row.setActorId(actor.id());
        row.setRequestId(actor.requestId());
        row.insert();
    }

    Optional<Import> find(UUID id) {
        return db.selectFrom(IMPORTS).where(IMPORTS.IMPORT_ID.eq(id)).fetchOptional(this::read);
    }

    /** Returns the newest first. */
    List<Import> page(@Nullable UUID after, int most) {
        return db.selectFrom(IMPORTS)
                .where(after == null ? noCondition() : IMPORTS.IMPORT_ID.lt(after))
                .orderBy(IMPORTS.IMPORT_ID.desc())
                .limit(most)
                .fetch(this::read);
    }

    /** Locks it until the commit; empty where another has. */
    Optional<Import> lock(UUID id) {
        return db.selectFrom(IMPORTS)
                .where(IMPORTS.IMPORT_ID.eq(id))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional(this::read);
    }

    /** Begins another upload, which alone counts from now on; empty where none is waited for. */
    Optional<Import> beginUpload(UUID id, Instant now) {
        return db.update(IMPORTS)
                .set(IMPORTS.UPLOAD, IMPORTS.UPLOAD.plus(1))
                .set(IMPORTS.FILE_BEGUN_AT, now)
                .where(IMPORTS.IMPORT_ID.eq(id))
                .and(waiting())
                .returning()
                .fetchOptional(this::read);
    }

    /** Queues the import if every record of this upload is here and the upload counts. */
    boolean completeUpload(Import begun, @Nullable List<String> header, long bytes, int records) {
        var here =
                select(sum(CHUNKS.RECORDS))
                        .from(CHUNKS)
                        .where(CHUNKS.IMPORT_ID.eq(begun.id()))
                        .and(CHUNKS.UPLOAD.eq(begun.upload()));
        return db.update(IMPORTS)
                        .set(IMPORTS.STATUS, Status.QUEUED.name())
                        .set(IMPORTS.HEADER, header == null ? null : header.toArray(String[]::new))
                        .set(IMPORTS.BYTES, bytes)
                        .set(IMPORTS.RECORDS, records)
                        .where(counts(begun))
                        .and(val(records).eq(here.asField().cast(Integer.class)))
                        .execute()
                == 1;
    }

    /** The import may still take a chunk of this upload. */
    static Condition counts(Import begun) {
        return IMPORTS.IMPORT_ID
                .eq(begun.id())
                .and(IMPORTS.UPLOAD.eq(begun.upload()))
                .and(waiting());
    }

    /** Adds what became of some records. */
    void advance(Import at, int records, Counters more, Instant now) {
        var counters = at.counters().plus(more);
        db.update(IMPORTS)
                .set(IMPORTS.STATUS, Status.RUNNING.name())
                .set(IMPORTS.STARTED_AT, Objects.requireNonNullElse(at.startedAt(), now))
                .set(IMPORTS.RECORDS_DONE, IMPORTS.RECORDS_DONE.plus(records))
                .set(IMPORTS.ROWS, counters.rows())
                .set(IMPORTS.CREATED, counters.created())
                .set(IMPORTS.UPDATED, counters.updated())
                .set(IMPORTS.UNCHANGED, counters.unchanged())
                .set(IMPORTS.REFUSED, counters.refused())
                .set(IMPORTS.ERRORS, counters.errors())
                .where(IMPORTS.IMPORT_ID.eq(at.id()))
                .execute();
    }

    /** Ends an import that is not over yet; answers whether it was not. */
    boolean finish(UUID id, Status status, @Nullable String reason, Instant now) {
        return db.update(IMPORTS)
                        .set(IMPORTS.STATUS, status.name())
                        .set(IMPORTS.REASON, reason)
                        .set(IMPORTS.FINISHED_AT, now)
                        .where(IMPORTS.IMPORT_ID.eq(id))
                        .and(IMPORTS.FINISHED_AT.isNull())
                        .execute()
                == 1;
    }

    private static Condition waiting() {
        return IMPORTS.STATUS.eq(Status.WAITING_FOR_FILE.name());
    }

    private Import read(ImportsRecord row) {
        var mapping = row.getMapping();
        var wish =
                new Wish(
                        Format.valueOf(row.getFormat()),
                        row.getChannelId(),
                        row.getDelimiter().charAt(0),
                        mapping == null ? null : json.readValue(mapping.data(), Mapping.class),
                        row.getDryRun());
        return new Import(
                row.getImportId(),
                wish,
                Status.valueOf(row.getStatus()),
                row.getReason(),
                row.getUpload(),
                row.getHeader() == null ? null : List.of(row.getHeader()),
                row.getBytes(),
                row.getRecords(),
                row.getRecordsDone(),
                new Counters(
                        row.getCreated(),
                        row.getUpdated(),
                        row.getUnchanged(),
                        row.getRefused(),
                        row.getErrors()),
                row.getCreatedAt(),
                row.getStartedAt(),
                row.getFinishedAt(),
                new Actor(
                        Actor.Kind.valueOf(row.getActorKind()),
                        row.getActorId(),
                        row.getRequestId()));
    }
}
