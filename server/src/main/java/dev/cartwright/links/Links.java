package dev.cartwright.links;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.LinkTable.Kept;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.ServerKey;
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
    private final ServerKey key;
    private final Ids ids;
    private final Clock clock;

    Links(LinkTable links, LinkSettings settings, ServerKey key, Ids ids, Clock clock) {
        this.links = links;
        this.settings = settings;
        this.key = key;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A link as it was sent.
     *
     * @param email where the mail went
     */
    public record Sent(UUID user, EmailAddress email) {}

    /**
     * Returns the link for a mail to an address of a locked account. While one is younger than half
     * its life it is that one again, so whoever asks anew makes no mail useless; after that it is a
     * new one, and from now on the only one.
     */
    public Link give(Purpose purpose, UUID user, EmailAddress email) {
        var now = clock.instant();
        var lifetime = settings.lifetime(purpose);
        var young = links.young(purpose, user, email, now.minus(lifetime.dividedBy(2)), now);
        var kept = young.orElseGet(() -> new Kept(ids.next(), now.plus(lifetime)));
        var token = key.token("mail-link", purpose + " " + kept.id());
        if (young.isEmpty()) {
            links.replace(purpose, user, email, kept, token, now);
        }
        return new Link(token, Duration.between(now, kept.expires()));
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
