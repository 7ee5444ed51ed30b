package dev.cartwright.links;

import dev.cartwright.kernel.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The front door. Whoever makes, uses or forgets links of an account holds its lock, in a
 * transaction of its own.
 */
@Service
public class Links {

    private final LinkTable links;
    private final LinkSettings settings;
    private final Clock clock;

    Links(LinkTable links, LinkSettings settings, Clock clock) {
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A link as it was sent.
     *
     * @param email where the mail went
     */
    public record Sent(UUID user, EmailAddress email) {}

    /** Returns a new link to an address of a locked account: from now on the only one. */
    public Link replace(Purpose purpose, UUID user, EmailAddress email) {
        var link = Link.make();
        var now = clock.instant();
        links.replace(purpose, user, email, link, now, now.plus(lifetime(purpose)));
        return link;
    }

    /** Returns for how long a link holds. */
    public Duration lifetime(Purpose purpose) {
        return settings.lifetime(purpose);
    }

    /** Returns whose link it is; throws {@link LinkProblem} where it does not hold. */
    public Sent find(Purpose purpose, String token) {
        return links.find(purpose, token, clock.instant()).orElseThrow(LinkProblem::notValid);
    }

    /** Uses the link of a locked account up; throws {@link LinkProblem} where it cannot be. */
    public void use(Purpose purpose, String token) {
        if (!links.use(purpose, token, clock.instant())) {
            throw LinkProblem.notValid();
        }
    }

    public boolean sentWithin(Purpose purpose, UUID user, Duration time) {
        return links.sentSince(purpose, user, clock.instant().minus(time));
    }

    /** Forgets all links of a locked account. */
    public void forget(UUID user) {
        for (var purpose : Purpose.values()) {
            links.forget(purpose, user);
        }
    }

    void forgetExpired() {
        for (var purpose : Purpose.values()) {
            links.forgetExpired(purpose, clock.instant());
        }
    }
}
