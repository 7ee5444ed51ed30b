package dev.cartwright.inventory;

import dev.cartwright.inventory.Book.Why;
import dev.cartwright.inventory.schema.tables.records.InventoryReservationsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What leaves for customers and what comes back, in parts or whole.
 *
 * <p>Units are asked for as they were bought: of a bundle all components go. All or nothing; a line
 * that the order does not have, or not so much of, is refused with {@link InventoryProblem}.
 */
@Service
public class Dispatch {

    private final PromiseTable promises;
    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    Dispatch(PromiseTable promises, BookTable books, Rules rules, StockNews news, Clock clock) {
        this.promises = promises;
        this.books = books;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Units that have left.
     *
     * @param line what was bought: this SKU or a bundle
     * @param lot null where the item has none
     */
    public record Sent(Sku line, Sku sku, String location, int units, @Nullable LotLabel lot) {}

    /**
     * Ships units of a paid order, first expired first, and no lot that expired or was recalled.
     *
     * @param location where they leave; null is wherever they were promised
     * @return what left, by lot
     */
    @Transactional
    public List<Sent> ship(
            OrderId order, Map<Sku, Integer> lines, @Nullable String location, String cause) {
        var parts = parts(order, lines, location, Dispatch::allocated);
        var open = open(parts, null);
        var why = new Why(Kind.SHIPPED, cause, order);
        var sent = new ArrayList<Sent>();
        for (var part : parts) {
            var promise = part.promise();
            var book = requireThere(open, promise, part.units());
            for (var portion : book.take(part.units(), part.units(), null, why)) {
                promises.sent(promise, portion);
                promise.setShippedValue(promise.getShippedValue() + portion.value());
                sent.add(
                        new Sent(
                                promise.getLineSku(),
                                promise.getSku(),
                                promise.getLocation(),
                                portion.units(),
                                portion.lot()));
            }
            promise.setShipped(promise.getShipped() + part.units());
        }
        write(parts, open);
        return sent;
    }

    /**
     * Refuses as {@link #ship} would, and ships nothing; certain until the caller's transaction
     * ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireThere(OrderId order, Map<Sku, Integer> lines, @Nullable String location) {
        var parts = parts(order, lines, location, Dispatch::allocated);
        var open = open(parts, null);
        var wanted = new HashMap<Place, Integer>();
        for (var part : parts) {
            var promise = part.promise();
            var units = wanted.merge(place(promise, null), part.units(), Integer::sum);
            requireThere(open, promise, units);
        }
    }

    private static Book requireThere(
            Map<Place, Book> open, InventoryReservationsRecord promise, int units) {
        var book = book(open, promise, null);
        var there = book.there(null, Kind.SHIPPED);
        if (there < units) {
            throw InventoryProblem.notThere(book.item(), null, units, there);
        }
        return book;
    }

    /** What was bought of an order that customers have, or once had. */
    @Transactional(readOnly = true)
    public Set<Sku> away(OrderId order) {
        return promises.sent(order);
    }

    /**
     * Puts units back that were packed but never left: they are promised again.
     *
     * @param location where they were packed; null is wherever they were promised
     */
    @Transactional
    public void unship(
            OrderId order, Map<Sku, Integer> lines, @Nullable String location, String cause) {
        var parts = parts(order, lines, location, Dispatch::away);
        var open = open(parts, null);
        var why = new Why(Kind.UNSHIPPED, cause, order);
        for (var part : parts) {
            var promise = part.promise();
            var book = book(open, promise, null);
            takeBack(book, part, promises.back(promise, part.units(), null), why);
            book.promise(part.units(), why);
            promise.setShipped(promise.getShipped() - part.units());
        }
        write(parts, open);
    }

    /**
     * Takes units back from a customer.
     *
     * @param location where they are put; null is where they came from
     * @param sellable false of goods that are thrown away: they come back, but to no shelf
     */
    @Transactional
    public void takeBack(
            OrderId order,
            Map<Sku, Integer> lines,
            @Nullable String location,
            boolean sellable,
            String cause) {
        takeBack(order, lines, new Goal(location, sellable, null), cause);
    }

    /**
     * Where units go that come back.
     *
     * @param lot of which they are; null is not known
     */
    record Goal(@Nullable String location, boolean sellable, @Nullable String lot) {}

    @Transactional
    void takeBack(OrderId order, Map<Sku, Integer> lines, Goal goal, String cause) {
        var lot = goal.lot();
        var location = goal.location();
        var parts =
                parts(order, lines, null, it -> lot == null ? away(it) : promises.away(it, lot));
        var open = goal.sellable() ? open(parts, location) : Map.<Place, Book>of();
        var why = new Why(Kind.RETURNED, cause, order);
        for (var part : parts) {
            var book = goal.sellable() ? book(open, part.promise(), location) : null;
            var back = promises.back(part.promise(), part.units(), lot);
            takeBack(book, part, back, why);
            part.promise().setReturned(part.promise().getReturned() + part.units());
        }
        write(parts, open);
    }

    /** Gives back units of a paid order that have not left; it is sold no more. */
    @Transactional
    public void release(OrderId order, Map<Sku, Integer> lines, String cause) {
        var parts = parts(order, lines, null, Dispatch::allocated);
        var open = open(parts, null);
        var why = new Why(Kind.RELEASED, cause, order);
        for (var part : parts) {
            book(open, part.promise(), null).promise(-part.units(), why);
            part.promise().setReleased(part.promise().getReleased() + part.units());
        }
        write(parts, open);
    }

    /**
     * @param book null where the goods are put nowhere
     */
    private void takeBack(@Nullable Book book, Part part, List<Portion> all, Why why) {
        var promise = part.promise();
        var away = away(promise);
        for (var back : all) {
            var value = lessShipped(promise, back.units(), away);
            away -= back.units();
            if (book != null) {
                book.put(back.units(), value, books.lot(book, back.lot(), clock.instant()), why);
            }
        }
    }

    /** Takes the share of some units out of what those that are away cost, and answers it. */
    private static long lessShipped(InventoryReservationsRecord promise, int units, int away) {
        var value = Book.share(promise.getShippedValue(), units, away);
        promise.setShippedValue(promise.getShippedValue() - value);
        return value;
    }

    private static int allocated(InventoryReservationsRecord promise) {
        return promise.getStatus().equals("ALLOCATED")
                ? promise.getQuantity() - promise.getReleased() - promise.getShipped()
                : 0;
    }

    private static int away(InventoryReservationsRecord promise) {
        return promise.getShipped() - promise.getReturned();
    }

    /** Locks the order's promises and says how many units of each are meant. */
    private List<Part> parts(
            OrderId order,
            Map<Sku, Integer> lines,
            @Nullable String location,
            ToIntFunction<InventoryReservationsRecord> most) {
        var all = promises.lock(order);
        if (all.isEmpty()) {
            throw InventoryProblem.unknownOrder(order);
        }
        return Part.of(all, lines, location, most);
    }

    private Map<Place, Book> open(Collection<Part> parts, @Nullable String location) {
        var places =
                parts.stream().map(part -> place(part.promise(), location)).distinct().toList();
        if (location != null) {
            rules.keep();
            books.begin(places);
        }
        return new LinkedHashMap<>(books.open(places));
    }

    private static Place place(InventoryReservationsRecord promise, @Nullable String location) {
        return new Place(promise.getSku(), location == null ? promise.getLocation() : location);
    }

    private static Book book(
            Map<Place, Book> open, InventoryReservationsRecord promise, @Nullable String location) {
        var place = place(promise, location);
        var book = open.get(place);
        if (book == null) {
            throw InventoryProblem.unknownSku(place.sku(), place.location());
        }
        return book;
    }

    private void write(List<Part> parts, Map<Place, Book> open) {
        promises.write(parts.stream().map(Part::promise).toList(), clock.instant());
        news.announce(books.write(open.values(), clock.instant()));
    }
}
