package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.platform.Scopes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

/** Who is asked to work with the shop, for staff. */
@RestController
@ForStaff(
        value = Area.STAFF,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/staff-invitations")
class InvitationEndpoint {

    private final StaffInvitations invitations;
    private final InvitationTable table;
    private final Scopes scopes;
    private final Clock clock;

    InvitationEndpoint(
            StaffInvitations invitations, InvitationTable table, Scopes scopes, Clock clock) {
        this.scopes = scopes;
        this.invitations = invitations;
        this.table = table;
        this.clock = clock;
    }

    /**
     * @param name greets them in the mail
     * @param roles ids; of no permission that who asks does not have
     * @param channels codes of those where alone they will do what they may; absent: as who asks;
     *     empty: in every one
     * @param locations as above
     */
    record StaffInvitationRequest(
            @NotNull EmailAddress email,
            @Nullable String name,
            @NotEmpty @Size(max = 20) Set<@NotNull UUID> roles,
            @Size(max = 100) @Nullable Set<@NotNull String> channels,
            @Size(max = 100) @Nullable Set<@NotNull String> locations) {}

    /** Newest first. */
    @GetMapping
    Page<Invitation> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, each -> Text.uuid(each.getFirst()));
        var found = table.page(last, limit + 1, clock.instant());
        return Page.of(found, limit, it -> Cursor.of(it.id()));
    }

    @GetMapping("/{id}")
    Invitation get(@PathVariable UUID id) {
        return invitations.get(id);
    }

    /** Sends a link by mail; one that the address had before holds no more. */
    @PostMapping
    ResponseEntity<Invitation> invite(@Valid @RequestBody StaffInvitationRequest wanted) {
        var name =
                Objects.requireNonNullElse(Text.optional("name", wanted.name(), Joining.NAME), "");
        var scope = scopes.wanted(wanted.channels(), wanted.locations());
        var made = invitations.invite(wanted.email(), name, wanted.roles(), scope);
        return ResponseEntity.created(URI.create("/api/admin/staff-invitations/" + made.id()))
                .body(made);
    }

    /** From now on its link opens nothing. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        invitations.withdraw(id);
    }
}
