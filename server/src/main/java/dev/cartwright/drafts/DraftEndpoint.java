package dev.cartwright.drafts;

import dev.cartwright.carts.DraftCarts;
import dev.cartwright.carts.DraftFilter;
import dev.cartwright.carts.DraftRow;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.ReadIn;
import dev.cartwright.platform.Scope.Dimension;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for drafts as a whole. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
@RequestMapping("/api/admin/drafts")
class DraftEndpoint {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DraftDesk desk;
    private final DraftCarts drafts;
    private final Once once;

    DraftEndpoint(DraftDesk desk, DraftCarts drafts, Once once) {
        this.desk = desk;
        this.drafts = drafts;
        this.once = once;
    }

    /** Units of a SKU. */
    record DraftItem(@NotNull Sku sku, @NotNull @Min(1) @Max(100_000) Integer quantity) {}

    /**
     * All may be left out, and written later.
     *
     * @param customer who is known; null: a guest
     * @param email the customer's own where it is left out
     * @param note for staff only
     */
    record NewDraft(
            @Nullable ChannelId channel,
            @Nullable CurrencyUnit currency,
            @Nullable CustomerId customer,
            @Nullable EmailAddress email,
            @Nullable Address address,
            @Nullable @Size(max = 40) String method,
            @Nullable @Size(max = 100) List<@Valid @NotNull DraftItem> lines,
            @Nullable @Size(max = 10) List<@NotNull String> coupons,
            @Nullable String note) {

        NewDraft {
            note = Text.optional("note", note, 500);
        }

        List<DraftItem> linesOrNone() {
            return lines == null ? List.of() : lines;
        }

        List<String> couponsOrNone() {
            return coupons == null ? List.of() : coupons;
        }
    }

    /** For staff only; null is nothing any more. */
    record DraftNote(@Nullable String note) {

        DraftNote {
            note = Text.optional("note", note, 500);
        }
    }

    /** Writes a draft: all that is given, or nothing. */
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = DraftJson.class)))
    @PostMapping
    ResponseEntity<?> create(
            @RequestBody @Valid NewDraft wanted,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        var id = new CartId(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
        return once.answer(
                Actor.current().scope("POST /api/admin/drafts"),
                key,
                wanted,
                "/api/admin/drafts/" + id,
                HttpStatus.CREATED,
                () -> desk.create(id, wanted, ReadIn.of(locale)));
    }

    /** The newest first. */
    @GetMapping
    Page<DraftRow> page(
            @RequestParam(required = false) DraftRow.@Nullable State state,
            @RequestParam(required = false) @Nullable ChannelId channel,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable EmailAddress email,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (channel != null) {
            Grants.currentScope().requireChannel(channel);
        }
        return drafts.page(new DraftFilter(state, channel, customer, email, by), limit, after);
    }

    @GetMapping("/{id}")
    ResponseEntity<DraftJson> get(
            @PathVariable CartId id, @RequestParam(required = false) @Nullable ReadIn locale) {
        return answer(desk.show(id, ReadIn.of(locale)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable CartId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.delete(id, IfMatch.of(version));
    }

    /** Its version, and whether its customer may buy it, stay. */
    @PutMapping("/{id}/note")
    ResponseEntity<DraftJson> note(@PathVariable CartId id, @RequestBody @Valid DraftNote wanted) {
        drafts.note(id, wanted.note());
        return answer(desk.show(id, null));
    }

    /**
     * Lets its customer see it and buy it as it is, whoever knows its id where it is a guest's.
     *
     * @param locale in which its customer is written to; the own, or the channel's, where it is
     *     left out
     */
    @PostMapping("/{id}/invitation")
    ResponseEntity<DraftJson> send(
            @PathVariable CartId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version,
            @RequestParam(required = false) @Nullable ReadIn locale) {
        desk.send(id, IfMatch.of(version), ReadIn.of(locale));
        return answer(desk.show(id, null));
    }

    /** Keeps it from its customer again. */
    @DeleteMapping("/{id}/invitation")
    ResponseEntity<DraftJson> withdraw(
            @PathVariable CartId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.withdraw(id, IfMatch.of(version));
        return answer(desk.show(id, null));
    }

    static ResponseEntity<DraftJson> answer(DraftJson it) {
        return ResponseEntity.ok().eTag("\"" + it.cart().version() + "\"").body(it);
    }
}
