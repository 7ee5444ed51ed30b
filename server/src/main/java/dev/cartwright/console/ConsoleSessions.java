package dev.cartwright.console;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Caller;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.PermissionProblem;
import dev.cartwright.platform.StaffSessions;
import dev.cartwright.staff.Person;
import dev.cartwright.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins sessions, and knows at each request whether one still opens something. */
@Component
class ConsoleSessions implements StaffSessions {

    private static final String HERE = ConsoleSessions.class.getName();

    /** For the second factor, once the password was right. */
    private static final Duration ARRIVAL = Duration.ofMinutes(10);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Staff staff;
    private final ConsoleSettings settings;
    private final Ids ids;
    private final Clock clock;

    ConsoleSessions(Staff staff, ConsoleSettings settings, Ids ids, Clock clock) {
        this.staff = staff;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody who asks, and the session by which they are known. */
    record Here(Person person, ConsoleSession session) {

        boolean is(Stage stage) {
            return session.is(stage);
        }
    }

    @Override
    public Optional<Caller> find(HttpServletRequest request) {
        return here(request).filter(it -> it.is(Stage.SIGNED_IN)).map(this::caller);
    }

    private Caller caller(Here here) {
        var permissions = here.person().permissions();
        Set<Permission> unproven =
                isProven(here.session())
                        ? Set.of()
                        : permissions.stream().filter(Permission::isSensitive).collect(toSet());
        var grants = new Grants(permissions, unproven, here.person().scope());
        return new Caller(Actor.Kind.STAFF, here.person().id().toString(), grants);
    }

    /**
     * Returns who asks, however far they have come in; ends the session of who may not any more.
     */
    Optional<Here> here(HttpServletRequest request) {
        if (request.getAttribute(HERE) instanceof Here known) {
            return Optional.of(known);
        }
        var session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        var found = here(session);
        found.ifPresentOrElse(it -> request.setAttribute(HERE, it), session::invalidate);
        return found;
    }

    private Optional<Here> here(HttpSession kept) {
        var session = of(kept);
        var now = clock.instant();
        if (!session.isSomebodys() || isOver(session, now)) {
            return Optional.empty();
        }
        var person = staff.find(session.account(), session.epoch());
        if (person.isPresent() && session.seen().isBefore(now.minus(NOTED_EVERY))) {
            session.seen(now);
        }
        return person.map(it -> new Here(it, session));
    }

    /** As {@link #here}; throws a problem where they are not signed in. */
    Here signedIn(HttpServletRequest request) {
        return here(request)
                .filter(it -> it.is(Stage.SIGNED_IN))
                .orElseThrow(ConsoleProblem::signInNeeded);
    }

    /** As {@link #signedIn}; throws a problem where they must prove again who they are. */
    Here proven(HttpServletRequest request) {
        var here = signedIn(request);
        if (!isProven(here.session())) {
            throw PermissionProblem.proofNeeded();
        }
        return here;
    }

    boolean isOver(ConsoleSession session, Instant now) {
        var open = session.is(Stage.PASSWORD) ? ARRIVAL : settings.openFor();
        return !now.isBefore(session.seen().plus(settings.idleFor()))
                || !now.isBefore(session.began().plus(open));
    }

    private boolean isProven(ConsoleSession session) {
        return clock.instant().isBefore(session.proved().plus(settings.provenFor()));
    }

    /** Begins a session of who has shown the right password; what the browser had before ends. */
    Here begin(HttpServletRequest request, Person person, String to) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var here = open(request, person, ids.next(), to);
        request.getSession().setMaxInactiveInterval((int) ARRIVAL.toSeconds());
        return here;
    }

    /**
     * Lets somebody in, by another session: whoever knew the one before knows nothing now, and what
     * asks by it still cannot bring it back.
     */
    Here signIn(HttpServletRequest request, Here here) {
        var id = here.session().id();
        var to = here.session().to();
        staff.signedIn(here.person(), id);
        request.getSession().invalidate();
        var signedIn = open(request, here.person(), id, to);
        signedIn.session().signIn(clock.instant());
        return signedIn;
    }

    private Here open(HttpServletRequest request, Person person, UUID id, String to) {
        var session = of(request.getSession(true));
        session.begin(id, person, clock.instant(), to);
        var here = new Here(person, session);
        request.setAttribute(HERE, here);
        return here;
    }

    /**
     * Lets somebody in no further until they have set up another second factor, and signs all their
     * other devices out.
     */
    void withoutFactor(Here here) {
        here.session().withoutFactor(clock.instant());
        endOthers(here);
    }

    /** Signs all other devices of somebody out. */
    void endOthers(Here here) {
        here.session().holdIn(staff.endSessions(here.person()));
    }

    void signOut(HttpServletRequest request) {
        here(request)
                .ifPresent(it -> {
                    var session = it.session().id();
                    request.removeAttribute(HERE);
                    request.getSession().invalidate();
                    staff.note(Kind.SIGNED_OUT, it.person(), session);
                });
    }

    void prove(HttpServletRequest request) {
        var here = signedIn(request);
        here.session().proved(clock.instant());
        staff.note(Kind.PROVED, here.person(), here.session().id());
    }

    private static ConsoleSession of(HttpSession kept) {
        return new ConsoleSession(kept::getAttribute, kept::setAttribute);
    }
}
