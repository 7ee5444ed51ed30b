package dev.cartwright.inventory;

import dev.cartwright.inventory.Book.Why;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shelves of one location under their locks, from when they are opened until they are closed. */
@Component
class OpenShelves {

    /** More is a slip of the pen, and the counters are ints. */
    private static final int MOST_ON_A_SHELF = 1_000_000_000;

    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    OpenShelves(BookTable books, Rules rules, StockNews news, Clock clock) {
        this.books = books;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
    }

    /** Those of which stock is kept. */
    Map<Place, Book> open(String location, Collection<Sku> skus) {
        return books.open(places(location, skus));
    }

    /** Asks for bundles last: only under the locks is it certain that none is made meanwhile. */
    Map<Place, Book> openOrBegin(String location, Collection<Sku> skus) {
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

    static Book book(Map<Place, Book> open, Sku sku, String location) {
        var book = open.get(new Place(sku, location));
        if (book == null) {
            throw InventoryProblem.unknownSku(sku, location);
        }
        return book;
    }

    void put(Book book, int units, long value, @Nullable LotLabel label, Why why) {
        if (book.item().getOnHand() > MOST_ON_A_SHELF - units) {
            throw InventoryProblem.tooMany(book.item().getSku());
        }
        book.put(units, value, books.lot(book, label, clock.instant()), why);
    }

    static void requireThere(Book book, int units, @Nullable String lot, Kind kind) {
        var there = book.there(lot, kind);
        if (there < units) {
            throw InventoryProblem.notThere(book.item(), lot, units, there);
        }
    }

    static void requireFree(Book book, int units) {
        var item = book.item();
        if (item.getReserved()
                > item.getOnHand() - units + item.getBackorderLimit() + item.getShort()) {
            throw InventoryProblem.promisedToOrders(item, units);
        }
    }

    static long average(Book book, int units) {
        var item = book.item();
        return item.getOnHand() == 0 ? 0 : Book.share(item.getValue(), units, item.getOnHand());
    }

    /** Writes what was changed and tells of it. */
    void close(Collection<Book> open) {
        news.announce(books.write(open, clock.instant()));
    }

    static Why why(Kind kind, String cause) {
        return new Why(kind, cause, null);
    }

    static void requireUnits(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("at least one unit, not " + units);
        }
    }
}
