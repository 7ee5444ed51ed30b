package dev.cartwright.abandonment;

import dev.cartwright.abandonment.AbandonedCart.State;
import dev.cartwright.abandonment.AbandonedQuery.Filter;
import dev.cartwright.abandonment.Abandonments.Contact;
import dev.cartwright.abandonment.Abandonments.Medium;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was left, for staff; and their own mails about it, where they send them elsewhere. */
@RestController
@ForStaff(Area.MARKETING)
@RequestMapping("/api/admin/abandoned-carts")
class AbandonedEndpoint {

    private final Abandonments abandonments;
    private final AbandonedQuery query;
    private final Clock clock;

    AbandonedEndpoint(Abandonments abandonments, AbandonedQuery query, Clock clock) {
        this.abandonments = abandonments;
        this.query = query;
        this.clock = clock;
    }

    /**
     * A message that was sent.
     *
     * @param at now, where it is absent
     */
    @Schema(name = "AbandonedCartContact")
    record ContactJson(
            @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9._:@<>-]{1,200}",
                            message = "must be a word of 1 to 200 characters")
                    String reference,
            @NotNull Medium medium,
            @Nullable Instant at) {}

    /** What a link to the shop's page takes along. */
    @Schema(name = "AbandonedCartLink")
    record LinkJson(String token, Instant endsAt) {}

    @GetMapping
    Page<AbandonedCart> page(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable ChannelId channel,
            @RequestParam(required = false) @Nullable Boolean holdout,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = query.newest(new Filter(state, channel, holdout), last, limit + 1);
        return Page.of(rows, limit, it -> Cursor.of(it.id()));
    }

    @GetMapping("/{id}")
    AbandonedCart get(@PathVariable UUID id) {
        return abandonments.find(id).orElseThrow(() -> AbandonmentProblem.unknown(id));
    }

    /** The token for a merchant's own mail tool; computed anew each time, and always the same. */
    @GetMapping("/{id}/link")
    LinkJson link(@PathVariable UUID id) {
        return new LinkJson(abandonments.token(id), get(id).endsAt());
    }

    /** The same reference counts once. */
    @PostMapping("/{id}/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    AbandonedCart contacted(@PathVariable UUID id, @RequestBody @Valid ContactJson message) {
        var at = message.at() == null ? clock.instant() : message.at();
        return abandonments.contacted(id, new Contact(message.reference(), message.medium(), at));
    }
}
