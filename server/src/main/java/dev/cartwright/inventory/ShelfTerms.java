package dev.cartwright.inventory;

import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much of a shelf may be promised: what is kept back, and what may be promised beyond it. */
@Service
public class ShelfTerms {

    private final BookTable books;
    private final Rules rules;
    private final StockNews news;
    private final Clock clock;

    ShelfTerms(BookTable books, Rules rules, StockNews news, Clock clock) {
        this.books = books;
        this.rules = rules;
        this.news = news;
        this.clock = clock;
    }

    /**
     * How much of a shelf may be promised.
     *
     * @param safetyStock units on hand that are kept back from the sale
     * @param backorderLimit units that may be promised beyond what is on hand
     * @param promisedOn when those will be here
     */
    public record Terms(int safetyStock, int backorderLimit, @Nullable LocalDate promisedOn) {}

    /**
     * Changes them under the shelf's lock. A safety stock may be more than there is: nothing is
     * promised then. A limit that covers what a count found missing ends that shortage.
     *
     * @param change makes the new ones of those in force
     * @throws InventoryProblem where no stock is kept, or more is promised beyond the shelf already
     */
    @Transactional
    public void change(Sku sku, String location, UnaryOperator<Terms> change) {
        var place = new Place(sku, location);
        var open = books.open(List.of(place));
        var book = open.get(place);
        if (book == null) {
            throw InventoryProblem.unknownSku(sku, location);
        }
        rules.requireNoBundle(List.of(sku));
        var item = book.item();
        var terms =
                change.apply(
                        new Terms(
                                item.getSafetyStock(),
                                item.getBackorderLimit(),
                                item.getPromisedOn()));
        var beyond = item.getReserved() - item.getOnHand() - item.getShort();
        if (terms.backorderLimit() < Math.min(beyond, item.getBackorderLimit())) {
            throw InventoryProblem.promisedBeyondTheShelf(item, beyond);
        }
        item.setSafetyStock(terms.safetyStock());
        item.setBackorderLimit(terms.backorderLimit());
        item.setPromisedOn(terms.promisedOn());
        book.settleShortage(false);
        news.announce(books.write(open.values(), clock.instant()));
    }
}
