package dev.cartwright.apikeys;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.FieldErrors;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.platform.Scopes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Keys for programs of the merchant's, on pages for staff. */
@Controller
@ForStaff(
        value = Area.STAFF,
        honours = {Dimension.CHANNEL, Dimension.LOCATION})
@RequestMapping(ApiKeyPages.URL)
class ApiKeyPages {

    static final String URL = "/console/api-keys";

    private static final Permission WRITING = new Permission(Area.STAFF, Access.WRITE);

    private final ApiKeys keys;
    private final ApiKeyTable table;
    private final ApiKeySettings settings;
    private final Scopes scopes;
    private final Clock clock;

    ApiKeyPages(
            ApiKeys keys, ApiKeyTable table, ApiKeySettings settings, Scopes scopes, Clock clock) {
        this.scopes = scopes;
        this.keys = keys;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, each -> Text.uuid(each.getFirst()));
        var rows = table.page(last, Page.LIMIT + 1, clock.instant());
        var found = Page.of(rows, Page.LIMIT, it -> Cursor.of(it.id()));
        return page("list").addObject("keys", found.items()).addObject("next", found.next());
    }

    @GetMapping("/new")
    @ForStaff(
            value = Area.STAFF,
            access = Access.WRITE,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ModelAndView form() {
        return form(ApiKeyForm.EMPTY, new FieldErrors());
    }

    /** Shows the key this once, so it is the answer itself. */
    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> permissions,
            @RequestParam(defaultValue = "") Set<String> channels,
            @RequestParam(defaultValue = "") Set<String> locations,
            @RequestParam(defaultValue = "") String days) {
        var wanted = new ApiKeyForm(name, permissions, channels, locations, days);
        var errors = wanted.errors(settings.longest(), scopes);
        return errors.isEmpty()
                ? told(
                        keys.make(
                                wanted.checkedName(),
                                wanted.checkedPermissions(),
                                scopes.chosen(channels, locations),
                                end(days)))
                : form(wanted, errors);
    }

    @GetMapping("/{id}")
    ModelAndView key(@PathVariable UUID id) {
        var overlap = String.valueOf(settings.overlap().toHours());
        return key(id, overlap, ApiKeyForm.EMPTY.days(), new FieldErrors());
    }

    /** Shows the new key this once. */
    @PostMapping("/{id}/rotation")
    ModelAndView rotate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String overlapHours,
            @RequestParam(defaultValue = "") String days) {
        var errors = new FieldErrors();
        errors.check(() -> ApiKeyForm.overlap(overlapHours));
        errors.check(() -> ApiKeyForm.term(days, settings.longest()));
        if (!errors.isEmpty()) {
            return key(id, overlapHours, days, errors);
        }
        var made = keys.rotate(id, ApiKeyForm.overlap(overlapHours), end(days));
        return told(made).addObject("old", keys.get(id));
    }

    @PostMapping("/{id}/revocation")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        keys.revoke(id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(URL + "/" + id))
                .build();
    }

    private @Nullable Instant end(String days) {
        Duration term = ApiKeyForm.term(days, settings.longest());
        return term == null ? null : clock.instant().plus(term);
    }

    private ModelAndView form(ApiKeyForm form, FieldErrors errors) {
        return with(errors, page("new"))
                .addObject("form", form)
                .addObject("areas", form.choices())
                .addObject("choices", scopes.choices())
                .addObject("terms", ApiKeyForm.terms(form.days(), settings.longest()));
    }

    private ModelAndView key(UUID id, String overlapHours, String days, FieldErrors errors) {
        return with(errors, page("key"))
                .addObject("key", keys.get(id))
                .addObject("overlaps", ApiKeyForm.overlaps(overlapHours))
                .addObject("terms", ApiKeyForm.terms(days, settings.longest()));
    }

    private static ModelAndView told(ApiKeys.Made made) {
        return page("made").addObject("key", made.key()).addObject("text", made.text());
    }

    private static ModelAndView with(FieldErrors errors, ModelAndView page) {
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page.addObject("errors", errors.byField());
    }

    private static ModelAndView page(String name) {
        var mayWrite = Grants.CURRENT.orElse(Grants.NONE).permissions().contains(WRITING);
        return new ModelAndView("apikeys/" + name).addObject("mayWrite", mayWrite);
    }
}
