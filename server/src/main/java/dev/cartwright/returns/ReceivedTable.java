package dev.cartwright.returns;

import static dev.cartwright.returns.schema.Tables.RECEIPTS;
import static dev.cartwright.returns.schema.Tables.RECEIPT_LINES;
import static dev.cartwright.returns.schema.Tables.RETURNS;
import static dev.cartwright.returns.schema.Tables.RETURN_LINES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.returns.Return.Part;
import dev.cartwright.returns.Return.Receipt;
import dev.cartwright.returns.schema.tables.records.ReceiptLinesRecord;
import dev.cartwright.returns.schema.tables.records.ReceiptsRecord;
import dev.cartwright.returns.schema.tables.records.ReturnLinesRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateConditionStep;
import org.springframework.stereotype.Repository;

/** SQL for goods that have come. They are written under the lock of their order's row. */
@Repository
class ReceivedTable {

    private static final Field<List<Part>> PARTS =
            multiset(
                            selectFrom(RECEIPT_LINES)
                                    .where(RECEIPT_LINES.RECEIPT_ID.eq(RECEIPTS.ID))
                                    .orderBy(RECEIPT_LINES.NUMBER))
                    .convertFrom(rows -> rows.map(ReceivedTable::part));

    /** Of each return that is selected, the oldest first. */
    static final Field<List<Receipt>> OF_RETURN =
            multiset(
                            select(
                                            RECEIPTS.ID,
                                            RECEIPTS.CURRENCY,
                                            RECEIPTS.AMOUNT_MINOR,
                                            RECEIPTS.RECEIVED_BY,
                                            RECEIPTS.RECEIVED_AT,
                                            PARTS)
                                    .from(RECEIPTS)
                                    .where(RECEIPTS.RETURN_ID.eq(RETURNS.ID))
                                    .orderBy(RECEIPTS.ID))
                    .convertFrom(rows ->
                            rows.map(
                                    mapping((id, currency, minor, by, at, parts) ->
                                            new Receipt(
                                                    id,
                                                    Money.ofMinor(currency, minor),
                                                    by,
                                                    at,
                                                    parts))));

    private final DSLContext db;

    ReceivedTable(DSLContext db) {
        this.db = db;
    }

    /** The database refuses more units than were asked for. */
    void insert(UUID of, Receipt receipt) {
        var row = new ReceiptsRecord();
        row.setId(receipt.id());
        row.setReturnId(of);
        row.setCurrency(receipt.amount().getCurrencyUnit());
        row.setAmountMinor(receipt.amount().getAmountMinorLong());
        row.setReceivedBy(receipt.by());
        row.setReceivedAt(receipt.at());
        db.insertInto(RECEIPTS).set(row).execute();
        var rows = new ArrayList<ReceiptLinesRecord>();
        receipt.parts().forEach(part -> rows.add(row(receipt.id(), rows.size(), part)));
        db.insertInto(RECEIPT_LINES).set(rows).execute();
        db.batch(receipt.parts().stream().map(part -> counted(of, part)).toList()).execute();
    }

    private UpdateConditionStep<ReturnLinesRecord> counted(UUID of, Part part) {
        var counter =
                part.condition() == Condition.RESTOCK
                        ? RETURN_LINES.RESTOCKED
                        : RETURN_LINES.SCRAPPED;
        return db.update(RETURN_LINES)
                .set(counter, counter.plus(part.units()))
                .where(RETURN_LINES.RETURN_ID.eq(of))
                .and(RETURN_LINES.LINE_ID.eq(part.line()));
    }

    private static ReceiptLinesRecord row(UUID receipt, int number, Part part) {
        return new ReceiptLinesRecord(
                receipt,
                number,
                part.line(),
                part.condition().name(),
                part.units(),
                part.location(),
                part.lot());
    }

    private static Part part(ReceiptLinesRecord row) {
        return new Part(
                row.getLineId(),
                Condition.valueOf(row.getCondition()),
                row.getUnits(),
                row.getLocation(),
                row.getLot());
    }
}
