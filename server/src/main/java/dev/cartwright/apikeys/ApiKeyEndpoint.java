package dev.cartwright.apikeys;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.platform.Scopes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys for programs of the merchant's, for staff. */
@RestController
@ForStaff(
        value = Area.STAFF,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/api-keys")
class ApiKeyEndpoint {

    private final ApiKeys keys;
    private final ApiKeyTable table;
    private final Scopes scopes;
    private final Clock clock;

    ApiKeyEndpoint(ApiKeys keys, ApiKeyTable table, Scopes scopes, Clock clock) {
        this.scopes = scopes;
        this.keys = keys;
        this.table = table;
        this.clock = clock;
    }

    /**
     * @param name what it is for
     * @param permissions such as {@code orders:read}; none that who asks does not have
     * @param channels codes of those where alone it opens this; absent: those of who asks; empty:
     *     every one
     * @param locations as above
     * @param expiresAt absent: after a year, or as the settings say
     */
    @Schema(name = "ApiKeyRequest")
    record ApiKeyJson(
            @NotBlank @Size(max = ApiKey.NAME) String name,
            @NotEmpty List<String> permissions,
            @Size(max = 100) @Nullable Set<@NotNull String> channels,
            @Size(max = 100) @Nullable Set<@NotNull String> locations,
            @Nullable Instant expiresAt) {}

    /**
     * @param overlapHours how long the old key opens the same still; absent: 24; 0: others know it,
     *     so no longer at all
     * @param expiresAt when the new one ends, as for any other
     */
    @Schema(name = "ApiKeyRotation")
    record RotationJson(
            @Min(0) @Max(ApiKeys.MOST_HOURS) @Nullable Integer overlapHours,
            @Nullable Instant expiresAt) {}

    /** With the key itself, which is told this once. */
    @Schema(name = "NewApiKey")
    record NewApiKeyJson(ApiKey apiKey, String key) {

        @Override
        public String toString() {
            return apiKey.toString();
        }
    }

    /** Newest first. */
    @GetMapping
    Page<ApiKey> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, each -> Text.uuid(each.getFirst()));
        var found = table.page(last, limit + 1, clock.instant());
        return Page.of(found, limit, it -> Cursor.of(it.id()));
    }

    @GetMapping("/{id}")
    ApiKey get(@PathVariable UUID id) {
        return keys.get(id);
    }

    @PostMapping
    ResponseEntity<NewApiKeyJson> make(@Valid @RequestBody ApiKeyJson wanted) {
        var permissions =
                wanted.permissions().stream().map(Permission::parse).collect(Collectors.toSet());
        var scope = scopes.wanted(wanted.channels(), wanted.locations());
        return answer(keys.make(wanted.name().strip(), permissions, scope, wanted.expiresAt()));
    }

    /** Puts a new key in its place; both open the same for a while. */
    @PostMapping("/{id}/rotation")
    ResponseEntity<NewApiKeyJson> rotate(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable RotationJson wanted) {
        var hours = wanted == null ? null : wanted.overlapHours();
        var overlap = hours == null ? null : Duration.ofHours(hours);
        return answer(keys.rotate(id, overlap, wanted == null ? null : wanted.expiresAt()));
    }

    /** From now on it opens nothing. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        keys.revoke(id);
    }

    private static ResponseEntity<NewApiKeyJson> answer(ApiKeys.Made made) {
        return ResponseEntity.created(URI.create("/api/admin/api-keys/" + made.key().id()))
                .body(new NewApiKeyJson(made.key(), made.text()));
    }
}
