package dev.cartwright.staff;

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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People who work with the shop, for staff. */
@RestController
@ForStaff(
        value = Area.STAFF,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping("/api/admin/staff")
class MemberEndpoint {

    private final Members members;
    private final MemberTable table;
    private final Scopes scopes;

    MemberEndpoint(Members members, MemberTable table, Scopes scopes) {
        this.scopes = scopes;
        this.members = members;
        this.table = table;
    }

    /**
     * @param roles ids of all the roles the person has from now on
     */
    record RolesGiven(@NotEmpty @Size(max = 20) Set<@NotNull UUID> roles) {}

    /**
     * @param channels codes of those where alone the person may do what they may; none: in every
     *     one
     * @param locations as above; none: at every one
     */
    record ScopeGiven(
            @NotNull @Size(max = 100) Set<@NotNull String> channels,
            @NotNull @Size(max = 100) Set<@NotNull String> locations) {}

    /** Newest first. */
    @GetMapping
    Page<Member> list(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, each -> Text.uuid(each.getFirst()));
        return Page.of(table.page(last, limit + 1), limit, it -> Cursor.of(it.id()));
    }

    @GetMapping("/{id}")
    Member get(@PathVariable UUID id) {
        return members.get(id);
    }

    /** Counts from the person's next request on. */
    @PutMapping("/{id}/roles")
    Member giveRoles(@PathVariable UUID id, @Valid @RequestBody RolesGiven given) {
        return members.giveRoles(id, given.roles());
    }

    /** Counts from the person's next request on, for all that their roles permit. */
    @PutMapping("/{id}/scope")
    Member giveScope(@PathVariable UUID id, @Valid @RequestBody ScopeGiven given) {
        return members.giveScope(id, scopes.wanted(given.channels(), given.locations()));
    }

    /** Signs the person out everywhere, and lets them in no more. */
    @PostMapping("/{id}/suspension")
    Member suspend(@PathVariable UUID id) {
        return members.suspend(id);
    }

    @PostMapping("/{id}/restoration")
    Member restore(@PathVariable UUID id) {
        return members.restore(id);
    }

    /** Signs the person out everywhere. */
    @PostMapping("/{id}/sign-out")
    Member signOut(@PathVariable UUID id) {
        return members.endSessions(id);
    }
}
