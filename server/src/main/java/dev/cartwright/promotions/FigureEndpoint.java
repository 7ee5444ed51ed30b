package dev.cartwright.promotions;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cartwright.coupons.Coupons;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.promotions.FigureQuery.Subject;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of promotions and batches of codes over HTTP, for staff: as JSON, and as CSV. */
@RestController
@ForStaff(Area.PROMOTIONS)
class FigureEndpoint {

    private static final int MOST_DAYS = 1_100;

    private final Figures figures;
    private final PromotionDesk desk;
    private final Coupons coupons;

    FigureEndpoint(Figures figures, PromotionDesk desk, Coupons coupons) {
        this.figures = figures;
        this.desk = desk;
        this.coupons = coupons;
    }

    /** A row for each day and currency in which something was sold. */
    @Schema(name = "PromotionFigures")
    record FiguresJson(LocalDate from, LocalDate to, List<Figures.Row> days) {}

    @GetMapping("/api/admin/promotions/{id}/figures")
    FiguresJson ofPromotion(
            @PathVariable PromotionId id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        return figures(promotion(id), from, to);
    }

    @ApiResponse(
            responseCode = "200",
            description = "day, currency, uses, cost, revenue, margin, new, returning customers",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/api/admin/promotions/{id}/figures.csv")
    void ofPromotionAsCsv(
            @PathVariable PromotionId id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            HttpServletResponse response)
            throws IOException {
        write("promotion-" + id, figures(promotion(id), from, to), response);
    }

    @GetMapping("/api/admin/coupon-batches/{id}/figures")
    FiguresJson ofBatch(
            @PathVariable UUID id, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return figures(batch(id), from, to);
    }

    @ApiResponse(
            responseCode = "200",
            description = "day, currency, uses, cost, revenue, margin, new, returning customers",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/api/admin/coupon-batches/{id}/figures.csv")
    void ofBatchAsCsv(
            @PathVariable UUID id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            HttpServletResponse response)
            throws IOException {
        write("coupons-" + id, figures(batch(id), from, to), response);
    }

    private Subject promotion(PromotionId id) {
        return new Subject(desk.get(id).id(), null);
    }

    private Subject batch(UUID id) {
        coupons.requireBatch(id);
        return new Subject(null, id);
    }

    private FiguresJson figures(Subject of, LocalDate from, LocalDate to) {
        if (from.isAfter(to) || from.until(to, ChronoUnit.DAYS) > MOST_DAYS) {
            throw new InvalidField("to", "must be at most " + MOST_DAYS + " days after from");
        }
        return new FiguresJson(from, to, figures.of(of, from, to));
    }

    private static void write(String name, FiguresJson figures, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        try (var csv = CsvWriter.builder().build(response.getOutputStream(), UTF_8)) {
            csv.writeRecord(
                    "day",
                    "currency",
                    "uses",
                    "cost",
                    "revenue",
                    "margin",
                    "newCustomers",
                    "returningCustomers");
            figures.days().forEach(it -> write(csv, it));
        }
    }

    private static void write(CsvWriter csv, Figures.Row it) {
        csv.writeRecord(
                it.day().toString(),
                it.cost().getCurrencyUnit().getCode(),
                String.valueOf(it.uses()),
                it.cost().getAmount().toPlainString(),
                it.revenue().getAmount().toPlainString(),
                it.margin() == null ? "" : it.margin().getAmount().toPlainString(),
                String.valueOf(it.newCustomers()),
                String.valueOf(it.returningCustomers()));
    }
}
