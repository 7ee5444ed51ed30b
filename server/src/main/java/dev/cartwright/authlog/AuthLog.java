package dev.cartwright.authlog;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Notes what happens to accounts and shows people what happened to theirs. */
@Service
public class AuthLog {

    private final AuthLogTable table;
    private final AuthLogQuery query;
    private final Ids ids;

    AuthLog(AuthLogTable table, AuthLogQuery query, Ids ids) {
        this.table = table;
        this.query = query;
        this.ids = ids;
    }

    /**
     * Notes an event, who did it and from where, in the caller's transaction: the row is there if
     * and only if its effect is.
     *
     * @throws org.springframework.dao.DataAccessException where this server's clock is so slow that
     *     the time it claims is closed, see {@code cartwright.auth-log.seal-after}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(AuthEvent event) {
        table.insert(ids.next(), event, Actor.current(), Client.current());
    }

    /**
     * Returns the events of somebody's account, newest first.
     *
     * @param after what a page gave as {@code next}; null for the newest
     */
    public Page<OwnEvent> of(UUID user, int limit, @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(query.own(user, last, limit + 1), limit, event -> Cursor.of(event.id()));
    }
}
