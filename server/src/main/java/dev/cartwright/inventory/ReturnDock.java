package dev.cartwright.inventory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.cartwright.inventory.Dispatch.Goal;
import dev.cartwright.inventory.schema.tables.records.InventoryReservationsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a customer sent back, put where it belongs: several goods, lots and locations at once. */
@Service
public class ReturnDock {

    private final Dispatch dispatch;
    private final PromiseTable promises;
    private final BookTable books;
    private final Rules rules;

    ReturnDock(Dispatch dispatch, PromiseTable promises, BookTable books, Rules rules) {
        this.dispatch = dispatch;
        this.promises = promises;
        this.books = books;
        this.rules = rules;
    }

    /**
     * Units that came back, as they were bought.
     *
     * @param location where they are put; null is where they came from
     * @param sellable false of goods that are thrown away: they come back, but to no shelf
     * @param lot that is printed on them; null takes those that expire last
     */
    public record Back(
            Sku line,
            int units,
            @Nullable String location,
            boolean sellable,
            @Nullable String lot) {}

    /**
     * Takes all of it back or nothing. The shelves are locked in the one order first, wherever they
     * are, so that two who take goods back at several locations never wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void receive(OrderId order, List<Back> all, String cause) {
        var promised = promises.lock(order);
        open(promised, all);
        all.stream()
                .sorted(comparing(Back::lot, nullsLast(naturalOrder())))
                .forEach(it -> {
                    requireOfLot(promised, it);
                    var goal = new Goal(it.location(), it.sellable(), it.lot());
                    dispatch.takeBack(order, Map.of(it.line(), it.units()), goal, cause);
                });
    }

    private void open(List<InventoryReservationsRecord> promised, List<Back> all) {
        var places = new ArrayList<Place>();
        var named = new ArrayList<Place>();
        for (var it : all) {
            for (var promise : promised) {
                if (it.sellable() && promise.getLineSku().equals(it.line())) {
                    if (it.location() == null) {
                        places.add(new Place(promise.getSku(), promise.getLocation()));
                    } else {
                        named.add(new Place(promise.getSku(), it.location()));
                    }
                }
            }
        }
        if (!named.isEmpty()) {
            rules.keep();
            books.begin(named.stream().distinct().toList());
        }
        places.addAll(named);
        if (!places.isEmpty()) {
            books.open(places.stream().distinct().toList());
        }
    }

    private void requireOfLot(List<InventoryReservationsRecord> promised, Back it) {
        var lot = it.lot();
        if (lot == null) {
            return;
        }
        var there = away(promised, it.line(), lot);
        if (there < it.units()) {
            throw InventoryProblem.notFromLot(it.line(), lot, it.units(), there);
        }
    }

    private int away(List<InventoryReservationsRecord> promised, Sku line, String lot) {
        return promised.stream()
                .filter(promise -> promise.getLineSku().equals(line))
                .mapToInt(promise -> promises.away(promise, lot))
                .sum();
    }
}
