package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Problem;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.platform.Scopes;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** People who work with the shop, at the console. */
@Controller
@ForStaff(
        value = Area.STAFF,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping(StaffPages.URL)
class StaffPages {

    static final String URL = "/console/staff";

    static final Permission WRITING = new Permission(Area.STAFF, Access.WRITE);

    private final Members members;
    private final MemberTable table;
    private final StaffInvitations invitations;
    private final InvitationTable invited;
    private final RoleTable roles;
    private final Scopes scopes;
    private final Clock clock;

    StaffPages(
            Members members,
            MemberTable table,
            StaffInvitations invitations,
            InvitationTable invited,
            RoleTable roles,
            Scopes scopes,
            Clock clock) {
        this.scopes = scopes;
        this.members = members;
        this.table = table;
        this.invitations = invitations;
        this.invited = invited;
        this.roles = roles;
        this.clock = clock;
    }

    /** An invitation as it was typed. */
    record Typed(
            String email,
            String name,
            Set<UUID> roles,
            Set<String> channels,
            Set<String> locations) {

        static final Typed NOTHING = new Typed("", "", Set.of(), Set.of(), Set.of());
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        return people(after, Typed.NOTHING);
    }

    private ModelAndView people(@Nullable String after, Typed typed) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        var found = Page.of(table.page(last, Page.LIMIT + 1), Page.LIMIT, it -> Cursor.of(it.id()));
        return page("staff")
                .addObject("members", found.items())
                .addObject("next", found.next())
                .addObject("invitations", invited.open(clock.instant()))
                .addObject("roles", roles.all())
                .addObject("choices", scopes.choices())
                .addObject("typed", typed);
    }

    @PostMapping("/invitations")
    ModelAndView invite(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<UUID> roles,
            @RequestParam(defaultValue = "") Set<String> channels,
            @RequestParam(defaultValue = "") Set<String> locations) {
        var typed = new Typed(email, name, roles, channels, locations);
        try {
            if (roles.isEmpty()) {
                throw new InvalidField("roles", "must be at least one");
            }
            var called = Objects.requireNonNullElse(Text.optional("name", name, Joining.NAME), "");
            invitations.invite(address(email), called, roles, scopes.chosen(channels, locations));
            return back(URL);
        } catch (InvalidField e) {
            return wrong(people(null, typed), e.field(), e.getMessage());
        } catch (StaffProblem e) {
            return wrong(people(null, typed), "email", detail(e));
        }
    }

    private static EmailAddress address(String email) {
        try {
            return new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("email", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/invitations/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id) {
        invitations.withdraw(id);
        return back(URL);
    }

    @GetMapping("/{id}")
    ModelAndView member(@PathVariable UUID id) {
        return page("member")
                .addObject("member", members.get(id))
                .addObject("roles", roles.all())
                .addObject("choices", scopes.choices());
    }

    @PostMapping("/{id}/roles")
    ModelAndView giveRoles(
            @PathVariable UUID id, @RequestParam(defaultValue = "") Set<UUID> roles) {
        if (roles.isEmpty()) {
            return wrong(member(id), "roles", "must be at least one");
        }
        try {
            members.giveRoles(id, roles);
            return back(URL + "/" + id);
        } catch (StaffProblem e) {
            return wrong(member(id), "roles", detail(e));
        }
    }

    @PostMapping("/{id}/scope")
    ModelAndView giveScope(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") Set<String> channels,
            @RequestParam(defaultValue = "") Set<String> locations) {
        try {
            members.giveScope(id, scopes.chosen(channels, locations));
            return back(URL + "/" + id);
        } catch (InvalidField e) {
            return wrong(member(id), e.field(), e.getMessage());
        } catch (StaffProblem e) {
            return wrong(member(id), "scope", detail(e));
        }
    }

    @PostMapping("/{id}/suspension")
    ModelAndView suspend(@PathVariable UUID id) {
        members.suspend(id);
        return back(URL + "/" + id);
    }

    @PostMapping("/{id}/restoration")
    ModelAndView restore(@PathVariable UUID id) {
        members.restore(id);
        return back(URL + "/" + id);
    }

    @PostMapping("/{id}/sign-out")
    ModelAndView signOut(@PathVariable UUID id) {
        members.endSessions(id);
        return back(URL + "/" + id);
    }

    static ModelAndView back(String to) {
        var answer = new ModelAndView("redirect:" + to);
        answer.setStatus(HttpStatus.SEE_OTHER);
        return answer;
    }

    /** What who may change staff is offered is not shown to who may but look. */
    static ModelAndView page(String name) {
        var mayWrite = Grants.CURRENT.orElse(Grants.NONE).permissions().contains(WRITING);
        return new ModelAndView("staff/" + name)
                .addObject("mayWrite", mayWrite)
                .addObject("errors", Map.of());
    }

    static ModelAndView wrong(ModelAndView page, String field, @Nullable String what) {
        page.addObject("errors", Map.of(field, Objects.toString(what, "is not valid")));
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    static String detail(Problem e) {
        return Objects.toString(e.getBody().getDetail(), "");
    }
}
