package dev.cartwright.transfers;

import static dev.cartwright.transfers.schema.Tables.LINES;
import static dev.cartwright.transfers.schema.Tables.PARCELS;
import static dev.cartwright.transfers.schema.Tables.TRANSFERS;
import static java.util.stream.Collectors.groupingBy;

import dev.cartwright.inventory.Portion;
import dev.cartwright.kernel.Amount;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import dev.cartwright.transfers.NewTransfer.NewLine;
import dev.cartwright.transfers.Transfer.Status;
import dev.cartwright.transfers.schema.tables.records.DiscrepanciesRecord;
import dev.cartwright.transfers.schema.tables.records.LinesRecord;
import dev.cartwright.transfers.schema.tables.records.ParcelsRecord;
import dev.cartwright.transfers.schema.tables.records.TransfersRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes transfers, and locks them. */
@Repository
class TransferTable {

    private final DSLContext db;
    private final Ids ids;

    TransferTable(DSLContext db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** What a line was packed as. */
    record Packed(NewLine line, List<Portion> portions) {}

    void insert(UUID id, NewTransfer wanted, List<Packed> packed, Instant now) {
        var actor = Actor.current();
        var transfer = db.newRecord(TRANSFERS);
        transfer.setTransferId(id);
        transfer.setOrigin(wanted.from());
        transfer.setDestination(wanted.to());
        transfer.setReference(wanted.reference());
        transfer.setExpectedOn(wanted.expectedOn());
        transfer.setStatus((wanted.from() == null ? Status.ANNOUNCED : Status.SENT).name());
        transfer.setCreatedAt(now);
        transfer.setActorKind(actor.kind().name());
        transfer.setActorId(actor.id());
        transfer.setRequestId(actor.requestId());
        transfer.insert();
        var lines = new ArrayList<LinesRecord>();
        var parcels = new ArrayList<ParcelsRecord>();
        for (int i = 0; i < packed.size(); i++) {
            lines.add(line(id, i, packed.get(i).line()));
            for (var portion : packed.get(i).portions()) {
                parcels.add(parcel(id, i, parcels.size(), portion));
            }
        }
        db.batchInsert(lines).execute();
        db.batchInsert(parcels).execute();
    }

    private static LinesRecord line(UUID id, int number, NewLine wanted) {
        var line = new LinesRecord();
        line.setTransferId(id);
        line.setLine(number);
        line.setSku(wanted.sku());
        line.setSent(wanted.quantity());
        line.setUnitCost(wanted.unitCost() == null ? null : Amount.minor(wanted.unitCost()));
        return line;
    }

    private static ParcelsRecord parcel(UUID id, int line, int number, Portion portion) {
        var parcel = new ParcelsRecord();
        parcel.setTransferId(id);
        parcel.setLine(line);
        parcel.setParcel(number);
        parcel.setUnits(portion.units());
        parcel.setValue(portion.value());
        var label = portion.lot();
        if (label != null) {
            parcel.setLot(label.number());
            parcel.setExpiresOn(label.expiresOn());
        }
        return parcel;
    }

    /** Locks it until the commit: whoever changes it, its lines or its parcels does this first. */
    Optional<TransfersRecord> lock(UUID id) {
        return db.selectFrom(TRANSFERS)
                .where(TRANSFERS.TRANSFER_ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** The lines of a transfer that is locked, with their parcels; two statements. */
    List<Load> loads(TransfersRecord transfer) {
        var parcels =
                db
                        .selectFrom(PARCELS)
                        .where(PARCELS.TRANSFER_ID.eq(transfer.getTransferId()))
                        .orderBy(PARCELS.LINE, PARCELS.PARCEL)
                        .fetch()
                        .stream()
                        .collect(groupingBy(ParcelsRecord::getLine));
        return db.selectFrom(LINES)
                .where(LINES.TRANSFER_ID.eq(transfer.getTransferId()))
                .orderBy(LINES.LINE)
                .fetch(line -> new Load(line, parcels.getOrDefault(line.getLine(), List.of())));
    }

    /**
     * Writes what became of a transfer that is locked.
     *
     * @param reason of what did not arrive as it was sent
     */
    void save(
            TransfersRecord transfer,
            Collection<Load> loads,
            Status status,
            String reason,
            Instant now) {
        transfer.setStatus(status.name());
        transfer.setClosedAt(status.isOver() ? now : null);
        transfer.update();
        db.batchUpdate(loads.stream().flatMap(it -> it.parcels().stream()).toList()).execute();
        db.batchUpdate(loads.stream().map(Load::line).toList()).execute();
        db.batchInsert(
                        loads.stream()
                                .flatMap(it -> it.gaps().stream())
                                .map(gap -> discrepancy(transfer.getTransferId(), gap, reason, now))
                                .toList())
                .execute();
    }

    private DiscrepanciesRecord discrepancy(UUID id, Load.Gap gap, String reason, Instant now) {
        var actor = Actor.current();
        var row = new DiscrepanciesRecord();
        row.setId(ids.next());
        row.setTransferId(id);
        row.setLine(gap.line());
        row.setKind(gap.kind().name());
        row.setUnits(gap.units());
        row.setValue(gap.value());
        row.setReason(reason);
        row.setAt(now);
        row.setActorKind(actor.kind().name());
        row.setActorId(actor.id());
        row.setRequestId(actor.requestId());
        return row;
    }
}
