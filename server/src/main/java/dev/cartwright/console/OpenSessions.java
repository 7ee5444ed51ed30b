package dev.cartwright.console;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** On which devices somebody is signed in. */
@Component
class OpenSessions {

    private final FindByIndexNameSessionRepository<? extends Session> kept;
    private final ConsoleSessions sessions;
    private final Staff staff;
    private final Clock clock;

    OpenSessions(
            FindByIndexNameSessionRepository<? extends Session> kept,
            ConsoleSessions sessions,
            Staff staff,
            Clock clock) {
        this.kept = kept;
        this.sessions = sessions;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A session as its owner sees it.
     *
     * @param isThis whether it is the one that asks
     */
    record Open(
            UUID id, String agent, String network, Instant began, Instant seen, boolean isThis) {}

    /** Returns somebody's, the one that was used last first. */
    List<Open> of(Here here) {
        return all(here)
                .map(OpenSessions::read)
                .map(it ->
                        new Open(
                                it.id(),
                                it.agent(),
                                it.network(),
                                it.began(),
                                it.seen(),
                                it.id().equals(here.session().id())))
                .sorted(Comparator.comparing(Open::seen).reversed())
                .toList();
    }

    /** Ends one of somebody's; throws {@link ConsoleProblem} for another's. */
    void end(Here here, UUID id) {
        var session =
                all(here)
                        .filter(it -> read(it).id().equals(id))
                        .findFirst()
                        .orElseThrow(ConsoleProblem::unknownSession);
        kept.deleteById(session.getId());
        staff.note(Kind.SESSION_REVOKED, here.person(), id);
    }

    /** Ends all of somebody's but the one that asks. */
    void endOthers(Here here) {
        all(here)
                .filter(it -> !read(it).id().equals(here.session().id()))
                .forEach(it -> {
                    kept.deleteById(it.getId());
                    staff.note(Kind.SESSION_REVOKED, here.person(), read(it).id());
                });
    }

    private Stream<? extends Session> all(Here here) {
        var now = clock.instant();
        return kept.findByPrincipalName(here.person().id().toString()).values().stream()
                .filter(it -> {
                    var session = read(it);
                    return session.epoch() == here.person().epoch()
                            && session.is(Stage.SIGNED_IN)
                            && !sessions.isOver(session, now);
                });
    }

    private static ConsoleSession read(Session session) {
        return new ConsoleSession(session::getAttribute, session::setAttribute);
    }
}
