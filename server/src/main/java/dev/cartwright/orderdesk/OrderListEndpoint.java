package dev.cartwright.orderdesk;

import dev.cartwright.kernel.Text;
import dev.cartwright.orders.OrderFilter;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.OrderSearch;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds orders for staff, on pages or as a file. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
class OrderListEndpoint {

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
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/api/admin/orders.csv")
    void file(
            @ParameterObject @ModelAttribute OrderQuery wanted,
            @RequestParam(required = false) @Nullable String filter,
            HttpServletResponse response)
            throws IOException {
        var chosen = chosen(wanted, filter);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        csv.write(chosen, response.getOutputStream());
    }

    private OrderFilter chosen(OrderQuery wanted, @Nullable String filter) {
        var chosen = filter == null ? wanted.filter() : saved.named(filter).filter();
        if (chosen.channel() != null) {
            Grants.currentScope().requireChannel(chosen.channel());
        }
        return chosen;
    }
}
