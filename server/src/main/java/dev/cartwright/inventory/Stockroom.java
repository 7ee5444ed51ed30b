package dev.cartwright.inventory;

import dev.cartwright.inventory.Book.Why;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the people in the warehouse do: they receive, count, correct and move goods.
 *
 * <p>Values are minor units of the currency that the default channel names first. Each method locks
 * its shelves in the one order and does all or nothing.
 */
@Service
public class Stockroom {

    /** More is a slip of the pen, and the counters are ints. */
    private static final int MOST_ON_A_SHELF = 1_000_000_000;

    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    Stockroom(BookTable books, Rules rules, StockNews news, Clock clock) {
        this.books = books;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
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

    /** Goods that travel. */
    public record Parcel(Sku sku, List<Portion> portions) {
        public Parcel {
            portions = List.copyOf(portions);
        }

        public int units() {
            return portions.stream().mapToInt(Portion::units).sum();
        }
    }

    /** Puts what arrived on a location's shelves, and begins keeping what is new there. */
    @Transactional
    public void receive(String location, List<Arrival> arrivals, String cause) {
        arrivals.forEach(it -> requireUnits(it.units()));
        var skus = arrivals.stream().map(Arrival::sku).toList();
        var open = openOrBegin(location, skus);
        rules.requireTracked(skus);
        for (var arrival : arrivals) {
            var book = book(open, arrival.sku(), location);
            var value =
                    arrival.unitCost() == null
                            ? average(book, arrival.units())
                            : Math.multiplyExact(arrival.unitCost(), arrival.units());
            put(book, arrival.units(), value, arrival.lot(), why(Kind.RECEIVED, cause));
        }
        write(open.values());
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
        var open = books.open(List.of(new Place(sku, location)));
        var book = book(open, sku, location);
        rules.requireNoBundle(List.of(sku));
        var why = why(Kind.ADJUSTED, reason);
        if (delta > 0) {
            put(book, delta, average(book, delta), known(book, lot), why);
        } else {
            requireThere(book, -delta, lot, why.kind());
            requireFree(book, -delta);
            book.take(-delta, 0, lot, why);
        }
        write(open.values());
    }

    /**
     * Sets shelves to what was counted. Units that are promised but were not found are short: they
     * stay promised, and {@link StockFoundShort} is published.
     */
    @Transactional
    public List<Difference> count(String location, List<Counted> counted, String cause) {
        var open = openOrBegin(location, counted.stream().map(Counted::sku).distinct().toList());
        var differences =
                counted.stream()
                        .map(it -> count(book(open, it.sku(), location), it, cause))
                        .toList();
        write(open.values());
        open.values().stream().filter(book -> book.item().getShort() > 0).forEach(news::foundShort);
        return differences;
    }

    private Difference count(Book book, Counted counted, String cause) {
        var why = why(Kind.COUNTED, cause);
        var lot = counted.lot() == null ? null : counted.lot().number();
        var before = book.item().getValue();
        var difference = counted.units() - book.there(lot, why.kind());
        if (difference > 0) {
            put(book, difference, average(book, difference), counted.lot(), why);
        } else if (difference < 0) {
            book.take(-difference, 0, lot, why);
        } else {
            book.settleShortage(true);
        }
        var value = book.item().getValue() - before;
        return new Difference(counted.sku(), difference, value, book.item().getShort());
    }

    /**
     * Takes goods off a location's shelves for another location. Nothing that is promised leaves.
     *
     * @param lots null of a SKU takes first expired first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Parcel> send(
            String location, Map<Sku, Integer> units, Map<Sku, String> lots, String cause) {
        var open = books.open(places(location, units.keySet()));
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
        write(open.values());
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
        var open = openOrBegin(location, expected.keySet());
        expected.forEach((sku, units) -> expect(book(open, sku, location), -units));
        for (var parcel : parcels) {
            var book = book(open, parcel.sku(), location);
            var why = why(Kind.ARRIVED, cause);
            for (var portion : parcel.portions()) {
                put(book, portion.units(), portion.value(), portion.lot(), why);
            }
        }
        write(open.values());
    }

    /** Says how many more units are on their way to a location, or how many fewer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(String location, Map<Sku, Integer> units) {
        var open = openOrBegin(location, units.keySet());
        units.forEach((sku, some) -> expect(book(open, sku, location), some));
        write(open.values());
    }

    private static void expect(Book book, int units) {
        book.item().setIncoming(Math.addExact(book.item().getIncoming(), units));
    }

    /** Asks for bundles last: only under the locks is it certain that none is made meanwhile. */
    private Map<Place, Book> openOrBegin(String location, Collection<Sku> skus) {
        rules.keep();
        var places = places(location, skus);
        var open = books.open(places);
        if (open.size() < places.size()) {
            books.begin(places);
            open = books.open(places);
        }
        for (var place : places) {
            if (!open.containsKey(place)) {
                throw InventoryProblem.differsInCase(place.sku());
            }
        }
        rules.requireNoBundle(skus);
        return open;
    }

    private static List<Place> places(String location, Collection<Sku> skus) {
        return skus.stream().distinct().map(sku -> new Place(sku, location)).toList();
    }

    private static Book book(Map<Place, Book> open, Sku sku, String location) {
        var book = open.get(new Place(sku, location));
        if (book == null) {
            throw InventoryProblem.unknownSku(sku, location);
        }
        return book;
    }

    private void put(Book book, int units, long value, @Nullable LotLabel label, Why why) {
        if (book.item().getOnHand() > MOST_ON_A_SHELF - units) {
            throw InventoryProblem.tooMany(book.item().getSku());
        }
        var lot =
                label == null && !book.item().getLots()
                        ? null
                        : books.lot(book, label == null ? LotLabel.NONE : label, clock.instant());
        book.put(units, value, lot, why);
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

    private static void requireThere(Book book, int units, @Nullable String lot, Kind kind) {
        var there = book.there(lot, kind);
        if (there < units) {
            throw InventoryProblem.notThere(book.item(), lot, units, there);
        }
    }

    private static void requireFree(Book book, int units) {
        var item = book.item();
        if (item.getReserved()
                > item.getOnHand() - units + item.getBackorderLimit() + item.getShort()) {
            throw InventoryProblem.promisedToOrders(item, units);
        }
    }

    private static long average(Book book, int units) {
        var item = book.item();
        return item.getOnHand() == 0 ? 0 : Book.share(item.getValue(), units, item.getOnHand());
    }

    private void write(Collection<Book> open) {
        news.announce(books.write(open, clock.instant()));
    }

    private static Why why(Kind kind, String cause) {
        return new Why(kind, cause, null);
    }

    private static void requireUnits(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("at least one unit, not " + units);
        }
    }
}
