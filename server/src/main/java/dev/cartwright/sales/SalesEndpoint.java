package dev.cartwright.sales;

import static org.springframework.http.HttpHeaders.ACCEPT;

import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.sales.Rfm.RfmJson;
import dev.cartwright.sales.SalesQuestions.Shown;
import dev.cartwright.sales.SalesReport.SalesJson;
import dev.cartwright.sheets.Answers;
import dev.cartwright.sheets.Answers.Answer;
import dev.cartwright.sheets.Form;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of sales over HTTP, for staff: as of now, whatever was looked at before. */
@RestController
@ForStaff(value = Area.SALES, honours = Dimension.CHANNEL)
@RequestMapping("/api/admin/sales")
class SalesEndpoint {

    private final SalesQuestions questions;
    private final SalesFollower follower;
    private final SalesReport report;
    private final Answers answers;
    private final Rfm rfm;

    SalesEndpoint(
            SalesQuestions questions,
            SalesFollower follower,
            SalesReport report,
            Answers answers,
            Rfm rfm) {
        this.questions = questions;
        this.follower = follower;
        this.report = report;
        this.answers = answers;
        this.rfm = rfm;
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = SalesJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/figures")
    void figures(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Min(1) @Max(100_000) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var form = Form.of(format, accept);
        var asked =
                questions.question(
                        from,
                        to,
                        new Asked(currency, source, channel, country, category, sku, customer),
                        new Shown(by, sort, limit, count, compare));
        follower.look();
        answers.send(
                new Answer("sales", form, asked.currency()),
                response,
                sheet -> report.write(asked, sheet));
    }

    @GetMapping("/rfm")
    RfmJson rfm(
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String channel) {
        var asked =
                questions.before(on, new Asked(currency, source, channel, null, null, null, null));
        follower.look();
        return answers.inSnapshot(() -> rfm.of(asked));
    }
}
