package dev.cartwright.returns;

import static dev.cartwright.returns.schema.Tables.RETURNS;
import static dev.cartwright.returns.schema.Tables.RETURN_LINES;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Grants;
import dev.cartwright.returns.Return.Line;
import dev.cartwright.returns.Return.Receipt;
import dev.cartwright.returns.schema.tables.records.ReturnLinesRecord;
import dev.cartwright.returns.schema.tables.records.ReturnsRecord;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for returns. They are written under the lock of their order's row. */
@Repository
class ReturnTable {

    private static final Field<Result<ReturnLinesRecord>> LINES =
            multiset(
                    selectFrom(RETURN_LINES)
                            .where(RETURN_LINES.RETURN_ID.eq(RETURNS.ID))
                            .orderBy(RETURN_LINES.LINE_ID));

    private final DSLContext db;

    ReturnTable(DSLContext db) {
        this.db = db;
    }

    /** The return first: its lines refer to it. */
    void insert(Return it) {
        var row = new ReturnsRecord();
        row.setId(it.id());
        row.setOrderId(it.order());
        row.setChannelId(it.channel());
        row.setNumber(it.number());
        row.setStatus(it.state().name());
        row.setRequestedBy(it.requestedBy());
        row.setRequestedAt(it.requestedAt());
        db.insertInto(RETURNS).set(row).execute();
        db.insertInto(RETURN_LINES)
                .set(it.lines().stream().map(line -> line(it.id(), line)).toList())
                .execute();
    }

    private static ReturnLinesRecord line(UUID id, Line line) {
        var row = new ReturnLinesRecord();
        row.setReturnId(id);
        row.setLineId(line.line());
        row.setSku(line.sku());
        row.setQuantity(line.quantity());
        row.setReason(line.reason().name());
        row.setComment(line.comment());
        return row;
    }

    /**
     * Writes what is in the row beside the new state; false where it does not stand there any more.
     */
    boolean move(UUID id, ReturnState from, ReturnState to, ReturnsRecord row) {
        row.setStatus(to.name());
        return db.update(RETURNS)
                        .set(row)
                        .set(RETURNS.VERSION, RETURNS.VERSION.plus(1))
                        .where(RETURNS.ID.eq(id))
                        .and(RETURNS.STATUS.eq(from.name()))
                        .execute()
                == 1;
    }

    Optional<Return> find(UUID id) {
        return where(RETURNS.ID.eq(id)).fetchOptional(ReturnTable::found);
    }

    /** The oldest first. */
    List<Return> of(OrderId order) {
        return where(RETURNS.ORDER_ID.eq(order)).orderBy(RETURNS.ID).fetch(ReturnTable::found);
    }

    /** The newest first, of those that who asks may see; null is any. */
    List<Return> page(
            @Nullable ReturnState state, @Nullable OrderId order, @Nullable UUID after, int most) {
        return where(state == null ? noCondition() : RETURNS.STATUS.eq(state.name()))
                .and(order == null ? noCondition() : RETURNS.ORDER_ID.eq(order))
                .and(Grants.currentScope().in(RETURNS.CHANNEL_ID))
                .and(after == null ? noCondition() : RETURNS.ID.lt(after))
                .orderBy(RETURNS.ID.desc())
                .limit(most)
                .fetch(ReturnTable::found);
    }

    private SelectConditionStep<Record3<ReturnsRecord, Result<ReturnLinesRecord>, List<Receipt>>>
            where(org.jooq.Condition which) {
        return db.select(RETURNS, LINES, ReceivedTable.OF_RETURN).from(RETURNS).where(which);
    }

    private static Return found(
            Record3<ReturnsRecord, Result<ReturnLinesRecord>, List<Receipt>> all) {
        var row = all.value1();
        var label = row.getLabelUrl();
        return new Return(
                row.getId(),
                row.getOrderId(),
                row.getChannelId(),
                row.getNumber(),
                ReturnState.valueOf(row.getStatus()),
                row.getVersion(),
                row.getRequestedBy(),
                row.getRequestedAt(),
                row.getDecidedBy(),
                row.getDecidedAt(),
                row.getInstructions(),
                label == null ? null : URI.create(label),
                row.getRejection(),
                row.getClosedAt(),
                all.value2().map(ReturnTable::line),
                all.value3());
    }

    private static Line line(ReturnLinesRecord row) {
        return new Line(
                row.getLineId(),
                row.getSku(),
                row.getQuantity(),
                ReturnReason.valueOf(row.getReason()),
                row.getComment(),
                row.getRestocked(),
                row.getScrapped());
    }
}
