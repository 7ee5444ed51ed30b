package dev.cartwright.transfers;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.LoadingDock;
import dev.cartwright.inventory.LoadingDock.Parcel;
import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Portion;
import dev.cartwright.inventory.Shelving;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.inventory.Stockroom.Arrival;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.transfers.Load.Unpacked;
import dev.cartwright.transfers.NewTransfer.NewLine;
import dev.cartwright.transfers.Transfer.Status;
import dev.cartwright.transfers.Transfer.Whole;
import dev.cartwright.transfers.TransferTable.Packed;
import dev.cartwright.transfers.schema.tables.records.TransfersRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends goods, announces them, and writes down what became of them. */
@Service
class Transfers {

    private final TransferTable table;
    private final TransferQuery query;
    private final TransferCheck check;
    private final Stockroom stockroom;
    private final LoadingDock dock;
    private final Shelving shelves;
    private final Clock clock;

    Transfers(
            TransferTable table,
            TransferQuery query,
            TransferCheck check,
            Stockroom stockroom,
            LoadingDock dock,
            Shelving shelves,
            Clock clock) {
        this.table = table;
        this.query = query;
        this.check = check;
        this.stockroom = stockroom;
        this.dock = dock;
        this.shelves = shelves;
        this.clock = clock;
    }

    /** Takes goods off the origin's shelves, or believes a supplier; they are incoming then. */
    @Transactional
    public Whole send(UUID id, NewTransfer wanted) {
        check.require(wanted);
        var units = wanted.lines().stream().collect(toMap(NewLine::sku, NewLine::quantity));
        var packed = wanted.from() == null ? announced(wanted) : taken(id, wanted.from(), wanted);
        dock.expect(wanted.to(), units);
        table.insert(id, wanted, packed, clock.instant());
        return get(id);
    }

    private static List<Packed> announced(NewTransfer wanted) {
        return wanted.lines().stream()
                .map(line -> {
                    var label =
                            line.lot() == null ? null : new LotLabel(line.lot(), line.expiresOn());
                    var cost = line.unitCost() == null ? 0 : Amount.minor(line.unitCost());
                    var value = Math.multiplyExact(cost, line.quantity());
                    return new Packed(line, List.of(new Portion(line.quantity(), label, value)));
                })
                .toList();
    }

    private List<Packed> taken(UUID id, String origin, NewTransfer wanted) {
        var units = wanted.lines().stream().collect(toMap(NewLine::sku, NewLine::quantity));
        var lots = new HashMap<Sku, String>();
        for (var line : wanted.lines()) {
            if (line.lot() != null) {
                lots.put(line.sku(), line.lot());
            }
        }
        shelves.lock(origin, wanted.to(), units.keySet());
        try {
            var parcels =
                    dock.send(origin, units, lots, cause(id)).stream()
                            .collect(toMap(Parcel::sku, Parcel::portions));
            return wanted.lines().stream()
                    .map(it -> new Packed(it, Objects.requireNonNull(parcels.get(it.sku()))))
                    .toList();
        } catch (InventoryProblem refusal) {
            throw TransferProblem.inLine(refusal, wanted);
        }
    }

    /**
     * Puts what arrived on the shelf; once nothing is on its way any more, the transfer is over.
     */
    @Transactional
    public Whole receive(UUID id, Receipt receipt) {
        receipt.requireSense();
        var transfer = open(id);
        var loads = table.loads(transfer);
        var bySku = loads.stream().collect(toMap(Load::sku, it -> it));
        var unpacked = new ArrayList<Unpacked>();
        for (int i = 0; i < receipt.lines().size(); i++) {
            var line = receipt.lines().get(i);
            var load = bySku.get(line.sku());
            if (load == null) {
                throw new InvalidField("lines[" + i + "].sku", "is not in this transfer");
            }
            unpacked.add(load.unpack("lines[" + i + "].received", line));
        }
        shelve(transfer, unpacked);
        var isAll = loads.stream().allMatch(load -> load.inTransit() == 0);
        var status = isAll ? Status.COMPLETED : Status.RECEIVING;
        table.save(transfer, loads, status, "found at the receipt", clock.instant());
        return get(id);
    }

    private void shelve(TransfersRecord transfer, List<Unpacked> unpacked) {
        var to = transfer.getDestination();
        var cause = cause(transfer.getTransferId());
        var expected = new HashMap<Sku, Integer>();
        unpacked.forEach(it -> expected.merge(it.sku(), it.expected(), Integer::sum));
        if (transfer.getOrigin() != null) {
            var parcels = unpacked.stream().map(it -> new Parcel(it.sku(), it.whole())).toList();
            dock.arrive(to, parcels, expected, cause);
            return;
        }
        dock.arrive(to, List.of(), expected, cause);
        stockroom.receive(
                to,
                unpacked.stream()
                        .flatMap(it ->
                                it.whole().stream()
                                        .map(some ->
                                                new Arrival(
                                                        it.sku(),
                                                        some.units(),
                                                        it.unitCost(),
                                                        some.lot())))
                        .toList(),
                cause);
    }

    /** Says that no more will arrive: what is still on its way is missing. */
    @Transactional
    public Whole complete(UUID id, String reason) {
        var transfer = open(id);
        var loads = table.loads(transfer);
        var fewer = new HashMap<Sku, Integer>();
        loads.forEach(load -> fewer.put(load.sku(), load.lose()));
        dock.arrive(transfer.getDestination(), List.of(), fewer, cause(id));
        table.save(transfer, loads, Status.COMPLETED, reason, clock.instant());
        return get(id);
    }

    /** Brings what was sent back to its shelf, or withdraws what was announced. */
    @Transactional
    public Whole cancel(UUID id) {
        var transfer = open(id);
        if (transfer.getStatus().equals(Status.RECEIVING.name())) {
            throw TransferProblem.partlyReceived();
        }
        var loads = table.loads(transfer);
        var parcels = loads.stream().map(load -> new Parcel(load.sku(), load.withdraw())).toList();
        var units = parcels.stream().collect(toMap(Parcel::sku, Parcel::units));
        var origin = transfer.getOrigin();
        if (origin != null) {
            shelves.lock(origin, transfer.getDestination(), units.keySet());
        }
        dock.arrive(transfer.getDestination(), List.of(), units, cause(id));
        if (origin != null) {
            dock.arrive(origin, parcels, none(units), "cancelled " + cause(id));
        }
        table.save(transfer, loads, Status.CANCELLED, "cancelled", clock.instant());
        return get(id);
    }

    /** Of each SKU none was expected. */
    private static Map<Sku, Integer> none(Map<Sku, Integer> units) {
        return units.keySet().stream().collect(toMap(sku -> sku, _ -> 0));
    }

    @Transactional(readOnly = true)
    public Whole get(UUID id) {
        return query.find(id).orElseThrow(() -> TransferProblem.unknownTransfer(id));
    }

    private TransfersRecord open(UUID id) {
        var transfer = table.lock(id).orElseThrow(() -> TransferProblem.unknownTransfer(id));
        var status = Status.valueOf(transfer.getStatus());
        if (status.isOver()) {
            throw TransferProblem.over(status);
        }
        return transfer;
    }

    private static String cause(UUID id) {
        return "transfer " + id;
    }
}
