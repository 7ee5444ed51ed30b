package dev.cartwright.inventory;

import static dev.cartwright.inventory.OpenShelves.book;
import static dev.cartwright.inventory.OpenShelves.requireFree;
import static dev.cartwright.inventory.OpenShelves.requireThere;
import static dev.cartwright.inventory.OpenShelves.requireUnits;
import static dev.cartwright.inventory.OpenShelves.why;

import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goods that go from location to location: what left, what is on its way, what arrived. */
@Service
public class LoadingDock {

    private final OpenShelves shelves;

    LoadingDock(OpenShelves shelves) {
        this.shelves = shelves;
    }

    /** Goods that travel. */
    public record Parcel(Sku sku, List<Portion> portions) {
        public Parcel {
            portions = List.copyOf(portions);
        }

        public int units() {
            return portions.stream().mapToInt(Portion::units).sum();
        }
    }

    /**
     * Takes goods off a location's shelves for another location. Nothing that is promised leaves.
     *
     * @param lots null of a SKU takes first expired first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Parcel> send(
            String location, Map<Sku, Integer> units, Map<Sku, String> lots, String cause) {
        var open = shelves.open(location, units.keySet());
        var parcels =
                units.entrySet().stream()
                        .map(wanted -> {
                            var book = book(open, wanted.getKey(), location);
                            var lot = lots.get(wanted.getKey());
                            requireUnits(wanted.getValue());
                            requireThere(book, wanted.getValue(), lot, Kind.SENT);
                            requireFree(book, wanted.getValue());
                            return new Parcel(
                                    wanted.getKey(),
                                    book.take(wanted.getValue(), 0, lot, why(Kind.SENT, cause)));
                        })
                        .toList();
        shelves.close(open.values());
        return parcels;
    }

    /**
     * Puts goods that travelled on a location's shelves.
     *
     * @param expected how many fewer of each SKU are on their way now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrive(
            String location, List<Parcel> parcels, Map<Sku, Integer> expected, String cause) {
        var open = shelves.openOrBegin(location, expected.keySet());
        expected.forEach((sku, units) -> expect(book(open, sku, location), -units));
        for (var parcel : parcels) {
            var book = book(open, parcel.sku(), location);
            var why = why(Kind.ARRIVED, cause);
            for (var portion : parcel.portions()) {
                shelves.put(book, portion.units(), portion.value(), portion.lot(), why);
            }
        }
        shelves.close(open.values());
    }

    /** Says how many more units are on their way to a location, or how many fewer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(String location, Map<Sku, Integer> units) {
        var open = shelves.openOrBegin(location, units.keySet());
        units.forEach((sku, some) -> expect(book(open, sku, location), some));
        shelves.close(open.values());
    }

    private static void expect(Book book, int units) {
        book.item().setIncoming(Math.addExact(book.item().getIncoming(), units));
    }
}
