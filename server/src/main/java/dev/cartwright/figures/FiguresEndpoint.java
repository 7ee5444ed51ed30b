package dev.cartwright.figures;

import static org.springframework.http.HttpHeaders.ACCEPT;

import dev.cartwright.figures.Expiry.ExpiryJson;
import dev.cartwright.figures.Ranking.AbcJson;
import dev.cartwright.figures.Shrinkage.ShrinkageJson;
import dev.cartwright.figures.StockValue.ValueJson;
import dev.cartwright.figures.Turnover.TurnoverJson;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over HTTP, for staff: as JSON, or as CSV where format or Accept says so. */
@RestController
@ForStaff(Area.INVENTORY)
@RequestMapping("/api/admin/inventory/figures")
class FiguresEndpoint {

    private final Questions questions;
    private final Answers answers;
    private final StockValue value;
    private final Turnover turnover;
    private final Ranking ranking;
    private final Expiry expiry;
    private final Shrinkage shrinkage;

    FiguresEndpoint(
            Questions questions,
            Answers answers,
            StockValue value,
            Turnover turnover,
            Ranking ranking,
            Expiry expiry,
            Shrinkage shrinkage) {
        this.questions = questions;
        this.answers = answers;
        this.value = value;
        this.turnover = turnover;
        this.ranking = ranking;
        this.expiry = expiry;
        this.shrinkage = shrinkage;
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ValueJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/value")
    void value(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Sku sku,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var answer = answer("stock-value", format, accept);
        var wish =
                new StockValue.Wish(
                        at == null ? null : questions.moment("at", at),
                        questions.now(),
                        questions.location(location),
                        sku,
                        answer.currency());
        answers.send(answer, response, sheet -> value.write(wish, sheet));
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = TurnoverJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/turnover")
    void turnover(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var answer = answer("stock-turnover", format, accept);
        var scope = questions.scope(from, to, location);
        answers.send(answer, response, sheet -> turnover.write(scope, sheet));
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = AbcJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/abc")
    void abc(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(defaultValue = "80") BigDecimal a,
            @RequestParam(defaultValue = "95") BigDecimal b,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var answer = answer("stock-abc", format, accept);
        var scope = questions.scope(from, to, location);
        answers.send(answer, response, sheet -> ranking.write(scope, a, b, sheet));
    }

    /**
     * @param within days from today on; absent is every lot that expires
     */
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ExpiryJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/expiry")
    void expiry(
            @RequestParam(required = false) @Min(0) @Max(36_500) @Nullable Integer within,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var answer = answer("stock-expiry", format, accept);
        var wish =
                new Expiry.Wish(
                        questions.today(), within, questions.location(location), answer.currency());
        answers.send(answer, response, sheet -> expiry.write(wish, sheet));
    }

    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ShrinkageJson.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping("/shrinkage")
    void shrinkage(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) @RequestHeader(name = ACCEPT, required = false)
                    @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var answer = answer("stock-shrinkage", format, accept);
        var scope = questions.scope(from, to, location);
        answers.send(answer, response, sheet -> shrinkage.write(scope, sheet));
    }

    private Answer answer(String name, @Nullable String format, @Nullable String accept) {
        return new Answer(name, Form.of(format, accept), questions.currency());
    }
}
