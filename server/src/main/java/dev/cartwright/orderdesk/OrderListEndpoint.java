package dev.cartwright.orderdesk;

import dev.cartwright.kernel.Text;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.OrderSearch;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Finds orders for staff, on pages or as a file. */
@RestController
class OrderListEndpoint {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=utf-8");

    private final OrderSearch orders;
    private final SavedFilters saved;
    private final OrderCsv csv;

    OrderListEndpoint(OrderSearch orders, SavedFilters saved, OrderCsv csv) {
        this.orders = orders;
        this.saved = saved;
        this.csv = csv;
    }

    /**
     * The newest first.
     *
     * @param filter the name of a saved one, instead of all others
     */
    @GetMapping("/api/admin/orders")
    Page<OrderJson> page(
            @ParameterObject @ModelAttribute OrderQuery wanted,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(
                        orders.page(chosen(wanted, filter), last, limit + 1),
                        limit,
                        it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(OrderJson::forStaff).toList());
    }

    /** A line for each order, as long as there are any. */
    @GetMapping(path = "/api/admin/orders.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> file(
            @ParameterObject @ModelAttribute OrderQuery wanted,
            @RequestParam(required = false) @Nullable String filter) {
        var chosen = chosen(wanted, filter);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("orders.csv").build().toString())
                .body(out -> csv.write(chosen, out));
    }

    private OrderFilter chosen(OrderQuery wanted, @Nullable String filter) {
        return filter == null ? wanted.filter() : saved.named(filter).filter();
    }
}
