package dev.cartwright.identity;

import dev.cartwright.identity.LinkTable.Purpose;
import dev.cartwright.identity.LinkTable.Sent;
import dev.cartwright.kernel.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Links in mails: they work once, for a while, and only the newest does. */
@Component
class Links {

    private final LinkTable links;
    private final IdentitySettings settings;
    private final Clock clock;

    Links(LinkTable links, IdentitySettings settings, Clock clock) {
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns a new link to an address of a locked account. */
    Link replace(Purpose purpose, User user, EmailAddress email) {
        var link = Link.make();
        var now = clock.instant();
        links.replace(purpose, user.id(), email, link, now, now.plus(lifetime(purpose)));
        return link;
    }

    private Duration lifetime(Purpose purpose) {
        return switch (purpose) {
            case VERIFICATION -> settings.verificationFor();
            case RESET -> settings.resetFor();
        };
    }

    /** Returns whose link it is; throws {@link IdentityProblem} where it does not hold. */
    Sent find(Purpose purpose, String token) {
        return links.find(purpose, token, clock.instant())
                .orElseThrow(IdentityProblem::linkNotValid);
    }

    /** Uses the link of a locked account up; throws {@link IdentityProblem} where it cannot be. */
    void use(Purpose purpose, String token) {
        if (!links.use(purpose, token, clock.instant())) {
            throw IdentityProblem.linkNotValid();
        }
    }

    boolean sentWithin(Purpose purpose, User user, Duration time) {
        return links.sentSince(purpose, user.id(), clock.instant().minus(time));
    }

    void forget(User user) {
        for (var purpose : Purpose.values()) {
            links.forget(purpose, user.id());
        }
    }

    int forgetExpired() {
        var forgotten = 0;
        for (var purpose : Purpose.values()) {
            forgotten += links.forgetExpired(purpose, clock.instant());
        }
        return forgotten;
    }
}
