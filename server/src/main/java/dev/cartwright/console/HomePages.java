package dev.cartwright.console;

import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Audits;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.StaffTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What waits for who has signed in, and whether the books balance. */
@Controller
@OpenTo(Audience.STAFF)
class HomePages {

    private static final Permission AUDIT = new Permission(Area.SYSTEM, Access.READ);

    private final List<StaffTask> tasks;
    private final Audits audits;

    HomePages(List<StaffTask> tasks, Audits audits) {
        this.tasks = tasks;
        this.audits = audits;
    }

    /** A task that somebody has. */
    record Waiting(long count, String what, @Nullable String page) {}

    @GetMapping(Destination.HOME)
    ModelAndView home() {
        var grants = Grants.CURRENT.orElse(Grants.NONE).everywhere();
        var waiting =
                tasks.stream()
                        .filter(it -> grants.contains(it.permission()))
                        .map(it -> new Waiting(it.count(), it.what(), it.page()))
                        .filter(it -> it.count() > 0)
                        .toList();
        var page = new ModelAndView("console/home").addObject("tasks", waiting);
        if (grants.contains(AUDIT)) {
            page.addObject("audits", true).addObject("audit", audits.last().orElse(null));
        }
        return page;
    }
}
