package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.FULFILMENTS;
import static dev.cartwright.fulfilment.schema.Tables.FULFILMENT_LINES;
import static dev.cartwright.fulfilment.schema.Tables.FULFILMENT_LOTS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.fulfilment.schema.tables.records.FulfilmentLinesRecord;
import dev.cartwright.fulfilment.schema.tables.records.FulfilmentLotsRecord;
import dev.cartwright.fulfilment.schema.tables.records.FulfilmentsRecord;
import dev.cartwright.inventory.Dispatch.Sent;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Grants;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for fulfilments. They are written under the lock of their order's row. */
@Repository
class FulfilmentTable {

    private static final Field<Result<FulfilmentLinesRecord>> LINES =
            multiset(
                    selectFrom(FULFILMENT_LINES)
                            .where(FULFILMENT_LINES.FULFILMENT_ID.eq(FULFILMENTS.ID))
                            .orderBy(FULFILMENT_LINES.LINE_ID));
    private static final Field<Result<FulfilmentLotsRecord>> LOTS =
            multiset(
                    selectFrom(FULFILMENT_LOTS)
                            .where(FULFILMENT_LOTS.FULFILMENT_ID.eq(FULFILMENTS.ID))
                            .orderBy(FULFILMENT_LOTS.SKU, FULFILMENT_LOTS.NUMBER));

    private final DSLContext db;

    FulfilmentTable(DSLContext db) {
        this.db = db;
    }

    void insert(Fulfilment it) {
        var row = new FulfilmentsRecord();
        row.setId(it.id());
        row.setOrderId(it.order());
        row.setChannelId(it.channel());
        row.setNumber(it.number());
        row.setLocation(it.location());
        row.setStatus(it.status().name());
        row.setReleasedAt(it.releasedAt());
        db.insertInto(FULFILMENTS).set(row).execute();
        db.insertInto(FULFILMENT_LINES)
                .set(
                        it.lines().stream()
                                .map(line ->
                                        new FulfilmentLinesRecord(
                                                it.id(), line.line(), line.sku(), line.quantity()))
                                .toList())
                .execute();
    }

    /** False where it does not stand there any more. */
    boolean ship(UUID id, Tracking tracking, Instant now) {
        var row = new FulfilmentsRecord();
        row.setShippedAt(now);
        row.setCarrier(tracking.carrier());
        row.setTrackingNumber(tracking.number());
        row.setTrackingUrl(Objects.toString(tracking.url(), null));
        return move(id, Status.RELEASED, Status.SHIPPED, row);
    }

    boolean deliver(UUID id, Instant now) {
        var row = new FulfilmentsRecord();
        row.setDeliveredAt(now);
        return move(id, Status.SHIPPED, Status.DELIVERED, row);
    }

    boolean cancel(UUID id, Status from, Instant now) {
        var row = new FulfilmentsRecord();
        row.setCancelledAt(now);
        return move(id, from, Status.CANCELLED, row);
    }

    private boolean move(UUID id, Status from, Status to, FulfilmentsRecord row) {
        row.setStatus(to.name());
        return db.update(FULFILMENTS)
                        .set(row)
                        .set(FULFILMENTS.VERSION, FULFILMENTS.VERSION.plus(1))
                        .where(FULFILMENTS.ID.eq(id))
                        .and(FULFILMENTS.STATUS.eq(from.name()))
                        .execute()
                == 1;
    }

    void addLots(UUID id, List<Sent> sent) {
        var rows =
                sent.stream()
                        .filter(it -> it.lot() != null)
                        .map(it ->
                                new FulfilmentLotsRecord(
                                        id,
                                        it.line(),
                                        it.sku(),
                                        it.location(),
                                        it.lot().number(),
                                        it.lot().expiresOn(),
                                        it.units()))
                        .toList();
        if (!rows.isEmpty()) {
            db.insertInto(FULFILMENT_LOTS).set(rows).execute();
        }
    }

    Optional<Fulfilment> find(UUID id) {
        return where(FULFILMENTS.ID.eq(id)).fetchOptional(FulfilmentTable::fulfilment);
    }

    /** The oldest first. */
    List<Fulfilment> of(OrderId order) {
        return where(FULFILMENTS.ORDER_ID.eq(order))
                .orderBy(FULFILMENTS.ID)
                .fetch(FulfilmentTable::fulfilment);
    }

    /** The newest first, of those that who asks may see; null is any. */
    List<Fulfilment> page(
            @Nullable Status status, @Nullable String location, @Nullable UUID after, int most) {
        var scope = Grants.currentScope();
        return where(status == null ? noCondition() : FULFILMENTS.STATUS.eq(status.name()))
                .and(location == null ? noCondition() : FULFILMENTS.LOCATION.eq(location))
                .and(scope.in(FULFILMENTS.CHANNEL_ID))
                .and(scope.at(FULFILMENTS.LOCATION))
                .and(after == null ? noCondition() : FULFILMENTS.ID.lt(after))
                .orderBy(FULFILMENTS.ID.desc())
                .limit(most)
                .fetch(FulfilmentTable::fulfilment);
    }

    private SelectConditionStep<
                    Record3<
                            FulfilmentsRecord,
                            Result<FulfilmentLinesRecord>,
                            Result<FulfilmentLotsRecord>>>
            where(Condition which) {
        return db.select(FULFILMENTS, LINES, LOTS).from(FULFILMENTS).where(which);
    }

    private static Fulfilment fulfilment(
            Record3<FulfilmentsRecord, Result<FulfilmentLinesRecord>, Result<FulfilmentLotsRecord>>
                    all) {
        var row = all.value1();
        var url = row.getTrackingUrl();
        return new Fulfilment(
                row.getId(),
                row.getOrderId(),
                row.getChannelId(),
                row.getNumber(),
                row.getLocation(),
                Status.valueOf(row.getStatus()),
                row.getVersion(),
                row.getShippedAt() == null
                        ? null
                        : new Tracking(
                                row.getCarrier(),
                                row.getTrackingNumber(),
                                url == null ? null : URI.create(url)),
                row.getReleasedAt(),
                row.getShippedAt(),
                row.getDeliveredAt(),
                row.getCancelledAt(),
                all.value2()
                        .map(it ->
                                new Fulfilment.Line(it.getLineId(), it.getSku(), it.getQuantity())),
                all.value3()
                        .map(it ->
                                new Fulfilment.Lot(
                                        it.getLineSku(),
                                        it.getSku(),
                                        it.getLocation(),
                                        it.getNumber(),
                                        it.getExpiresOn(),
                                        it.getUnits())));
    }
}
