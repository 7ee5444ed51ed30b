package dev.cartwright.platform;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.AbandonedEventTable.Abandoned;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Events that nobody took and work that is done by itself, on a page for staff. */
@Controller
@ForStaff(Area.SYSTEM)
class JobPages {

    static final String URL = "/console/jobs";

    private static final Permission WRITING = new Permission(Area.SYSTEM, Access.WRITE);
    private static final Pattern PACKAGES = Pattern.compile("\\b[a-z]\\w*\\.");

    private final AbandonedEventTable events;
    private final FailedEvents failed;
    private final JobTable jobs;

    JobPages(AbandonedEventTable events, FailedEvents failed, JobTable jobs) {
        this.events = events;
        this.failed = failed;
        this.jobs = jobs;
    }

    /** An event and its listener, without the packages they are in. */
    record Waiting(Abandoned abandoned, String event, String listener) {

        static Waiting of(Abandoned event) {
            return new Waiting(event, brief(event.event()), brief(event.listener()));
        }

        private static String brief(String name) {
            return PACKAGES.matcher(name).replaceAll("");
        }
    }

    /**
     * @param sent how many events were just sent again
     */
    @GetMapping(URL)
    ModelAndView page(
            @RequestParam(required = false) @Nullable String events,
            @RequestParam(required = false) @Nullable String jobs,
            @RequestParam(required = false) @Nullable Integer sent) {
        var last = Cursor.after(events, 1, keys -> Text.uuid(keys.getFirst()));
        var rows = this.events.waiting(last, Page.LIMIT + 1);
        var waiting = Page.of(rows, Page.LIMIT, it -> Cursor.of(it.id()));
        var mayWrite = Grants.CURRENT.orElse(Grants.NONE).permissions().contains(WRITING);
        return new ModelAndView("platform/jobs")
                .addObject("events", waiting.items().stream().map(Waiting::of).toList())
                .addObject("moreEvents", waiting.next())
                .addObject("number", this.events.count())
                .addObject("jobs", this.jobs.page(jobs, Page.MOST))
                .addObject("sent", sent)
                .addObject("mayWrite", mayWrite);
    }

    /** Twice is once: who presses again only sees that it was done. */
    @PostMapping(URL + "/events/{id}/resubmission")
    ResponseEntity<Void> tryAgain(@PathVariable UUID id) {
        return done(failed.tryAgain(id) ? 1 : 0);
    }

    @PostMapping(URL + "/events/resubmission")
    ResponseEntity<Void> tryAllAgain() {
        return done(failed.tryAllAgain());
    }

    private static ResponseEntity<Void> done(int sent) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(URL + "?sent=" + sent))
                .build();
    }
}
