package dev.cartwright.console;

import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** What stands around every page: who has signed in, and where they may go. */
@Component
class ConsoleFrame implements HandlerInterceptor {

    private static final List<Place> PLACES =
            List.of(
                    new Place("/console/mailbox", "Mailbox", Area.MAILS),
                    new Place("/console/staff", "Staff", Area.STAFF),
                    new Place("/console/roles", "Roles", Area.STAFF),
                    new Place("/console/api-keys", "API keys", Area.STAFF),
                    new Place("/console/security-log", "Security log", Area.SECURITY),
                    new Place("/console/jobs", "Jobs", Area.SYSTEM),
                    new Place("/console/audit", "Audit", Area.SYSTEM));

    private final ObjectProvider<ConsoleSessions> sessions;

    /** Asked later: interceptors are made before there is a database. */
    ConsoleFrame(ObjectProvider<ConsoleSessions> sessions) {
        this.sessions = sessions;
    }

    /** A page that some may see. */
    private record Place(String path, String label, Area area) {

        boolean isFor(Grants grants) {
            var permitted = ofStaff() ? grants.permissions() : grants.everywhere();
            return permitted.contains(new Permission(area, Access.READ));
        }

        /** People and keys are of no channel and lie nowhere: who is limited sees them, too. */
        private boolean ofStaff() {
            return area == Area.STAFF;
        }
    }

    /** A page that who asks may see. */
    record Link(String path, String label, boolean current) {}

    /**
     * @param person what they are called; null where nobody has signed in
     */
    record Frame(@Nullable String person, List<Link> links) {}

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page != null) {
            around(page, request);
        }
    }

    ModelAndView around(ModelAndView page, HttpServletRequest request) {
        var name = page.getViewName();
        if (name != null && !name.startsWith("redirect:")) {
            page.addObject("frame", frame(request));
        }
        return page;
    }

    private Frame frame(HttpServletRequest request) {
        var person =
                sessions.getObject()
                        .here(request)
                        .filter(it -> it.is(Stage.SIGNED_IN))
                        .map(it -> it.person().name())
                        .orElse(null);
        if (person == null) {
            return new Frame(null, List.of());
        }
        var path = request.getRequestURI();
        var grants = Grants.CURRENT.orElse(Grants.NONE);
        var links =
                PLACES.stream()
                        .filter(it -> it.isFor(grants))
                        .map(it -> new Link(it.path(), it.label(), path.startsWith(it.path())))
                        .toList();
        return new Frame(person, links);
    }
}
