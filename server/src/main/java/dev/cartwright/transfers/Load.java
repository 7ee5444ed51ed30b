package dev.cartwright.transfers;

import dev.cartwright.inventory.LotLabel;
import dev.cartwright.inventory.Portion;
import dev.cartwright.kernel.Shares;
import dev.cartwright.kernel.Sku;
import dev.cartwright.transfers.Receipt.Received;
import dev.cartwright.transfers.Transfer.Kind;
import dev.cartwright.transfers.schema.tables.records.LinesRecord;
import dev.cartwright.transfers.schema.tables.records.ParcelsRecord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a locked transfer with its parcels, as they are unpacked. Nothing is in the database
 * before {@link TransferTable#save}.
 */
final class Load {

    /** As the stock calls units of goods with lots that bear no label. */
    private static final String NO_LABEL = "-";

    private final LinesRecord line;
    private final List<ParcelsRecord> parcels;
    private final List<Gap> gaps = new ArrayList<>();

    Load(LinesRecord line, List<ParcelsRecord> parcels) {
        this.line = line;
        this.parcels = List.copyOf(parcels);
    }

    /** Units that did not arrive as they were sent. */
    record Gap(int line, Kind kind, int units, long value) {}

    /**
     * What came out of the parcels.
     *
     * @param unitCost null is what those on the shelf cost
     * @param whole what is put on the shelf
     * @param expected how many fewer are on their way now
     */
    record Unpacked(Sku sku, @Nullable Long unitCost, List<Portion> whole, int expected) {}

    LinesRecord line() {
        return line;
    }

    List<ParcelsRecord> parcels() {
        return parcels;
    }

    List<Gap> gaps() {
        return gaps;
    }

    Sku sku() {
        return line.getSku();
    }

    int inTransit() {
        return parcels.stream().mapToInt(Load::left).sum();
    }

    /**
     * Takes what arrived out of its parcels: of the lot it bears first, then of those without a
     * label. What no parcel had is a surplus.
     *
     * @param field where it was said
     * @throws TransferProblem where a surplus was not announced as one
     */
    Unpacked unpack(String field, Received it) {
        var portions = new ArrayList<Portion>();
        int left = it.received();
        for (var parcel : thatMayHave(it.lot())) {
            int some = Math.min(left, left(parcel));
            if (some > 0) {
                portions.add(new Portion(some, label(it, parcel), take(parcel, some)));
                left -= some;
            }
        }
        if (left > 0 && !it.mayBeMore()) {
            throw TransferProblem.moreThanSent(field, sku(), it.lot(), it.received() - left);
        }
        if (left > 0) {
            var found = new Portion(left, it.label(), surplus(left));
            portions.add(found);
            line.setOver(line.getOver() + left);
            gap(Kind.OVER, found.units(), found.value());
        }
        line.setReceived(Math.addExact(line.getReceived(), it.received()));
        breakLast(portions, it.broken());
        return new Unpacked(sku(), line.getUnitCost(), portions, it.received() - left);
    }

    /** What is still on its way never arrives. Answers how many units that are. */
    int lose() {
        int units = inTransit();
        if (units > 0) {
            long value = rest().stream().mapToLong(Portion::value).sum();
            line.setMissing(line.getMissing() + units);
            gap(Kind.MISSING, units, value);
        }
        return units;
    }

    /** What is on its way goes back, or was never sent. */
    List<Portion> withdraw() {
        line.setWithdrawn(line.getWithdrawn() + inTransit());
        return rest();
    }

    private List<Portion> rest() {
        var rest = new ArrayList<Portion>();
        for (var parcel : parcels) {
            int units = left(parcel);
            if (units > 0) {
                rest.add(new Portion(units, label(parcel), take(parcel, units)));
            }
        }
        return rest;
    }

    private List<ParcelsRecord> thatMayHave(@Nullable String lot) {
        return lot == null
                ? parcels
                : Stream.concat(
                                parcels.stream().filter(it -> lot.equals(it.getLot())),
                                parcels.stream()
                                        .filter(it -> !lot.equals(it.getLot()))
                                        .filter(it -> label(it) == null || isUnlabelled(it)))
                        .toList();
    }

    private static @Nullable LotLabel label(Received it, ParcelsRecord parcel) {
        var said = it.label();
        var isKnown = said == null || said.number().equals(parcel.getLot());
        return isKnown && (said == null || said.expiresOn() == null) ? label(parcel) : said;
    }

    private static @Nullable LotLabel label(ParcelsRecord parcel) {
        return parcel.getLot() == null
                ? null
                : new LotLabel(parcel.getLot(), parcel.getExpiresOn());
    }

    private static boolean isUnlabelled(ParcelsRecord parcel) {
        return NO_LABEL.equals(parcel.getLot());
    }

    private static int left(ParcelsRecord parcel) {
        return parcel.getUnits() - parcel.getGone();
    }

    /** Returns what the units cost: their share, and all that is left of the last. */
    private static long take(ParcelsRecord parcel, int units) {
        long left = parcel.getValue() - parcel.getGoneValue();
        long value = Shares.of(left, units, left(parcel) - units)[0];
        parcel.setGone(parcel.getGone() + units);
        parcel.setGoneValue(parcel.getGoneValue() + value);
        return value;
    }

    /** As much a unit as those that were sent. */
    private long surplus(int units) {
        long sent = parcels.stream().mapToLong(ParcelsRecord::getValue).sum();
        return BigInteger.valueOf(sent)
                .multiply(BigInteger.valueOf(units))
                .divide(BigInteger.valueOf(line.getSent()))
                .longValueExact();
    }

    private void breakLast(List<Portion> portions, int units) {
        int left = units;
        long value = 0;
        while (left > 0) {
            var last = portions.removeLast();
            int some = Math.min(left, last.units());
            var shares = Shares.of(last.value(), some, last.units() - some);
            if (some < last.units()) {
                portions.add(new Portion(last.units() - some, last.lot(), shares[1]));
            }
            value += shares[0];
            left -= some;
        }
        if (units > 0) {
            line.setDamaged(line.getDamaged() + units);
            gap(Kind.DAMAGED, units, value);
        }
    }

    private void gap(Kind kind, int units, long value) {
        gaps.add(new Gap(line.getLine(), kind, units, value));
    }
}
