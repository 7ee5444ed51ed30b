package dev.cartwright.transfers;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.transfers.Transfer.Status;
import dev.cartwright.transfers.Transfer.Whole;
import dev.cartwright.transfers.TransferQuery.Which;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers over HTTP, for staff. */
@RestController
@ForStaff(
        value = Area.INVENTORY,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/inventory/transfers")
class TransferEndpoint {

    private final Transfers transfers;
    private final TransferQuery query;
    private final TransferCheck check;
    private final Once once;
    private final Ids ids;

    TransferEndpoint(
            Transfers transfers, TransferQuery query, TransferCheck check, Once once, Ids ids) {
        this.transfers = transfers;
        this.query = query;
        this.check = check;
        this.once = once;
        this.ids = ids;
    }

    /**
     * @param reason why the rest will not arrive
     */
    @Schema(name = "TransferCompletion")
    record Completion(
            @NotNull
                    @Size(max = 200)
                    @Pattern(
                            regexp = NewTransfer.PRINTABLE,
                            message = NewTransfer.PRINTABLE_MESSAGE)
                    String reason) {}

    /** What a key stands for: another transfer under the same key is another request. */
    private record AskedOf(UUID id, Object body) {}

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TransferJson.class)))
    @PostMapping
    ResponseEntity<?> send(
            @RequestBody @Valid NewTransfer wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        Grants.currentScope().requireStock(wanted.from() == null ? wanted.to() : wanted.from());
        var id = ids.next();
        return answer("", key, id, wanted, () -> transfers.send(id, wanted));
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TransferJson.class)))
    @PostMapping("/{id}/receipts")
    ResponseEntity<?> receive(
            @PathVariable UUID id,
            @RequestBody @Valid Receipt receipt,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        requireStock(id, Transfer::destination);
        var asked = new AskedOf(id, receipt);
        return answer("/{id}/receipts", key, id, asked, () -> transfers.receive(id, receipt));
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TransferJson.class)))
    @PostMapping("/{id}/completion")
    ResponseEntity<?> complete(
            @PathVariable UUID id,
            @RequestBody @Valid Completion wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        requireStock(id, Transfer::destination);
        return answer(
                "/{id}/completion",
                key,
                id,
                new AskedOf(id, wanted),
                () -> transfers.complete(id, wanted.reason()));
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TransferJson.class)))
    @PostMapping("/{id}/cancellation")
    ResponseEntity<?> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        requireStock(id, it -> it.origin() == null ? it.destination() : it.origin());
        return answer(
                "/{id}/cancellation", key, id, new AskedOf(id, ""), () -> transfers.cancel(id));
    }

    /** Of a transfer that who asks may see; its places never change. */
    private void requireStock(UUID id, Function<Transfer, String> place) {
        var scope = Grants.currentScope();
        if (!scope.isEverywhere()) {
            scope.requireStock(place.apply(transfers.get(id).transfer()));
        }
    }

    private ResponseEntity<?> answer(
            String route,
            @Nullable IdempotencyKey key,
            UUID id,
            Object asked,
            Supplier<Whole> work) {
        return once.answer(
                Actor.current().scope("POST /api/admin/inventory/transfers" + route),
                key,
                asked,
                TransferJson.url(id),
                HttpStatus.CREATED,
                () -> json(work.get()));
    }

    @GetMapping("/{id}")
    TransferJson get(@PathVariable UUID id) {
        return json(transfers.get(id));
    }

    @GetMapping
    Page<TransferJson> page(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var behind = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var which = new Which(status, to, from);
        return Page.of(query.page(which, behind, limit + 1), limit, it -> Cursor.of(it.id()))
                .map(page -> page.stream().map(TransferJson::of).toList());
    }

    private TransferJson json(Whole whole) {
        return TransferJson.of(whole, check.currency());
    }
}
