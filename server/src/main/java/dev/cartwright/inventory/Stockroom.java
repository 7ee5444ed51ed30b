package dev.cartwright.inventory;

import static dev.cartwright.inventory.OpenShelves.average;
import static dev.cartwright.inventory.OpenShelves.book;
import static dev.cartwright.inventory.OpenShelves.requireFree;
import static dev.cartwright.inventory.OpenShelves.requireThere;
import static dev.cartwright.inventory.OpenShelves.requireUnits;
import static dev.cartwright.inventory.OpenShelves.why;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the people in the warehouse do: they receive, count and correct goods.
 *
 * <p>Values are minor units of the currency that the default channel names first. Each method locks
 * its shelves in the one order and does all or nothing.
 */
@Service
public class Stockroom {

    private final OpenShelves shelves;
    private final Rules rules;
    private final StockNews news;

    Stockroom(OpenShelves shelves, Rules rules, StockNews news) {
        this.shelves = shelves;
        this.rules = rules;
        this.news = news;
    }

    /**
     * Units that arrived.
     *
     * @param unitCost in minor units; null is the average of what lies there
     * @param lot null where they bear no label
     */
    public record Arrival(Sku sku, int units, @Nullable Long unitCost, @Nullable LotLabel lot) {}

    /**
     * How many there are.
     *
     * @param lot null counts all lots together
     */
    public record Counted(Sku sku, int units, @Nullable LotLabel lot) {}

    /**
     * What a count changed.
     *
     * @param difference units found, or missing where it is below 0
     * @param value of those, in minor units; as the difference below 0 where they are missing
     * @param missing promised units that are not there now
     */
    public record Difference(Sku sku, int difference, long value, int missing) {}

    /** Puts what arrived on a location's shelves, and begins keeping what is new there. */
    @Transactional
    public void receive(String location, List<Arrival> arrivals, String cause) {
        arrivals.forEach(it -> requireUnits(it.units()));
        var skus = arrivals.stream().map(Arrival::sku).toList();
        var open = shelves.openOrBegin(location, skus);
        rules.requireTracked(skus);
        for (var arrival : arrivals) {
            var book = book(open, arrival.sku(), location);
            var value =
                    arrival.unitCost() == null
                            ? average(book, arrival.units())
                            : Math.multiplyExact(arrival.unitCost(), arrival.units());
            shelves.put(book, arrival.units(), value, arrival.lot(), why(Kind.RECEIVED, cause));
        }
        shelves.close(open.values());
    }

    /** As above, of goods without a label that cost what those on the shelf do. */
    @Transactional
    public void receive(String location, Map<Sku, Integer> units, String cause) {
        receive(
                location,
                units.entrySet().stream()
                        .map(it -> new Arrival(it.getKey(), it.getValue(), null, null))
                        .toList(),
                cause);
    }

    /**
     * Corrects a shelf: a find, a breakage. Never below what is promised to orders.
     *
     * @param lot null takes from any, first expired first, and puts to those without a label
     */
    @Transactional
    public void adjust(Sku sku, String location, int delta, @Nullable String lot, String reason) {
        var open = shelves.open(location, List.of(sku));
        var book = book(open, sku, location);
        rules.requireNoBundle(List.of(sku));
        var why = why(Kind.ADJUSTED, reason);
        if (delta > 0) {
            shelves.put(book, delta, average(book, delta), known(book, lot), why);
        } else {
            requireThere(book, -delta, lot, why.kind());
            requireFree(book, -delta);
            book.take(-delta, 0, lot, why);
        }
        shelves.close(open.values());
    }

    /**
     * Sets shelves to what was counted. Units that are promised but were not found are short: they
     * stay promised, and {@link StockFoundShort} is published.
     */
    @Transactional
    public List<Difference> count(String location, List<Counted> counted, String cause) {
        var open =
                shelves.openOrBegin(
                        location, counted.stream().map(Counted::sku).distinct().toList());
        var differences =
                counted.stream()
                        .map(it -> count(book(open, it.sku(), location), it, cause))
                        .toList();
        shelves.close(open.values());
        open.values().stream().filter(book -> book.item().getShort() > 0).forEach(news::foundShort);
        return differences;
    }

    private Difference count(Book book, Counted counted, String cause) {
        var why = why(Kind.COUNTED, cause);
        var lot = counted.lot() == null ? null : counted.lot().number();
        var before = book.item().getValue();
        var difference = counted.units() - book.there(lot, why.kind());
        if (difference > 0) {
            shelves.put(book, difference, average(book, difference), counted.lot(), why);
        } else if (difference < 0) {
            book.take(-difference, 0, lot, why);
        } else {
            book.settleShortage(true);
        }
        var value = book.item().getValue() - before;
        return new Difference(counted.sku(), difference, value, book.item().getShort());
    }

    private static @Nullable LotLabel known(Book book, @Nullable String lot) {
        return lot == null
                ? null
                : book.lots().stream()
                        .filter(it -> it.number().equals(lot))
                        .findAny()
                        .map(Lot::label)
                        .orElseThrow(() -> new InvalidField("lot", "no lot " + lot + " is here"));
    }
}
