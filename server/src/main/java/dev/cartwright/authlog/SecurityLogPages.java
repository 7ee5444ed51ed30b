package dev.cartwright.authlog;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.authlog.AuthLogQuery.Logged;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The log on a page for staff, newest first, and how far it is sealed. */
@Controller
@ForStaff(Area.SECURITY)
class SecurityLogPages {

    static final String URL = "/console/security-log";

    /** So much of a device's name tells it from others. */
    private static final int AGENT = 60;

    private final AuthLogQuery query;
    private final SealTable seals;

    SecurityLogPages(AuthLogQuery query, SealTable seals) {
        this.query = query;
        this.seals = seals;
    }

    /** An event in words; email, network and agent are null once the person was forgotten. */
    record Row(
            Instant at,
            String what,
            boolean succeeded,
            @Nullable String reason,
            String actor,
            @Nullable UUID account,
            @Nullable String email,
            @Nullable String network,
            @Nullable String agent) {

        static Row of(Logged logged) {
            var event = logged.event();
            var person = logged.person();
            var reason = logged.reason();
            var email = person.getEmail();
            return new Row(
                    event.getAt(),
                    words(logged.kind()),
                    logged.result() == Result.SUCCEEDED,
                    reason == null ? null : words(reason),
                    Actor.label(event.getActorKind(), event.getActorId()),
                    event.getUserId(),
                    email == null ? null : email.value(),
                    person.getNetwork(),
                    brief(person.getAgent()));
        }

        private static @Nullable String brief(@Nullable String agent) {
            return agent == null || agent.length() <= AGENT
                    ? agent
                    : agent.substring(0, AGENT).strip() + "…";
        }
    }

    /** A value to choose, in words. */
    record Choice(String value, String words) {

        static List<Choice> of(Enum<?>[] values) {
            return List.of(values).stream()
                    .map(it -> new Choice(it.name(), SecurityLogPages.words(it)))
                    .toList();
        }
    }

    @GetMapping(URL)
    ModelAndView log(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String after) {
        var form = new SecurityLogForm(kind, result, email, network, from, to);
        var errors = form.errors();
        var found = errors.isEmpty() ? found(form, after) : new Page<Logged>(List.of(), null);
        var last = seals.last();
        var page =
                new ModelAndView("authlog/security-log")
                        .addObject("form", form)
                        .addObject("errors", errors.byField())
                        .addObject("kinds", Choice.of(Kind.values()))
                        .addObject("results", Choice.of(Result.values()))
                        .addObject("rows", found.items().stream().map(Row::of).toList())
                        .addObject("next", found.next() == null ? null : form.older(found.next()))
                        .addObject("seal", last.number() == 0 ? null : last);
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }

    private Page<Logged> found(SecurityLogForm form, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> Text.uuid(keys.getFirst()));
        return Page.of(
                query.page(form.filter(), last, Page.LIMIT + 1),
                Page.LIMIT,
                logged -> Cursor.of(logged.event().getId()));
    }

    private static String words(Enum<?> value) {
        return value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
