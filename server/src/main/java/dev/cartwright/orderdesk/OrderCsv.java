package dev.cartwright.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.orders.OrderLine;
import dev.cartwright.orders.OrderSearch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * Orders as a table, a line each, the newest first. Page by page: however many there are, a slow
 * reader holds neither a connection nor memory.
 */
@Component
record OrderCsv(OrderSearch orders) {

    private static final int AT_ONCE = 500;

    private static final List<String> TITLES =
            List.of(
                    "number",
                    "createdAt",
                    "placedAt",
                    "status",
                    "paymentStatus",
                    "fulfilmentStatus",
                    "returnStatus",
                    "channel",
                    "email",
                    "name",
                    "country",
                    "currency",
                    "items",
                    "discount",
                    "shipping",
                    "tax",
                    "total",
                    "units",
                    "tags");

    /** Closes only what is whole: an answer that is closed looks so. */
    void write(OrderFilter wanted, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(out, UTF_8);
        csv.writeRecord(TITLES);
        var page = orders.page(wanted, null, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(order -> csv.writeRecord(cells(order)));
            page =
                    page.size() < AT_ONCE
                            ? List.of()
                            : orders.page(wanted, page.getLast().id().value(), AT_ONCE);
        }
        csv.close();
    }

    private static List<String> cells(Order it) {
        var totals = it.totals();
        return List.of(
                it.number(),
                it.createdAt().toString(),
                Objects.toString(it.placedAt(), ""),
                it.status().name(),
                it.paymentStatus().name(),
                it.fulfilmentStatus().name(),
                it.returnStatus().name(),
                it.channel().code(),
                text(it.email().value()),
                text(it.deliveryAddress().name()),
                it.deliveryAddress().country(),
                totals.total().getCurrencyUnit().getCode(),
                amount(totals.items()),
                amount(totals.discount()),
                amount(totals.shipping()),
                amount(totals.tax()),
                amount(totals.total()),
                Integer.toString(it.lines().stream().mapToInt(OrderLine::quantity).sum()),
                text(String.join(" ", it.tags())));
    }

    private static String amount(Money money) {
        return money.getAmount().toPlainString();
    }

    /** What people typed is no formula to whoever opens the file (OWASP: CSV injection). */
    private static String text(String typed) {
        return !typed.isEmpty() && "=+-@\t\r".indexOf(typed.charAt(0)) >= 0 ? "'" + typed : typed;
    }
}
