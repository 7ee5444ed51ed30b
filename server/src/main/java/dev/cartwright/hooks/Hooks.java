package dev.cartwright.hooks;

import dev.cartwright.hooks.schema.tables.records.HooksRecord;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The merchant's endpoints: where they are, what they want, and what they know us by. */
@Component
class Hooks {

    /** Each of them may be told of each event. */
    private static final int MOST_HOOKS = 100;

    /** Each of them makes the header longer. */
    private static final int MOST_SECRETS = 5;

    private final HookForm form;
    private final HookTable table;
    private final HookQuery query;
    private final Audience audience;
    private final HookSettings settings;
    private final Ids ids;
    private final Clock clock;

    Hooks(
            HookForm form,
            HookTable table,
            HookQuery query,
            Audience audience,
            HookSettings settings,
            Ids ids,
            Clock clock) {
        this.form = form;
        this.table = table;
        this.query = query;
        this.audience = audience;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What {@link #add} takes: read before its transaction, for a name server may take long. */
    HooksRecord draft(HookDraft draft) {
        var id = ids.next();
        var wanted = form.read(id, draft);
        wanted.setId(id);
        return wanted;
    }

    /** Returns the secret, which is told this once. */
    @Transactional
    public String add(HooksRecord wanted) {
        if (table.countLocked() >= MOST_HOOKS) {
            throw HookProblem.tooMany(MOST_HOOKS);
        }
        var secret = Signature.secret();
        if (wanted.getHeaderNames() == null) {
            wanted.setHeaderNames(new String[0]);
        }
        wanted.setStatus(Hook.Status.ACTIVE.name());
        wanted.setStatusAt(wanted.getChangedAt());
        wanted.setVersion(1);
        wanted.setMadeAt(wanted.getChangedAt());
        wanted.setMadeBy(wanted.getChangedBy());
        table.add(wanted);
        table.addSecret(wanted.getId(), secret, wanted.getChangedAt());
        audience.changed();
        return secret;
    }

    /** What {@link #change} takes. */
    HooksRecord draft(UUID id, HookDraft draft) {
        query.get(id);
        return form.read(id, draft);
    }

    /**
     * Writes what the record has set.
     *
     * @param seen the version a caller has seen; null does not mind
     */
    @Transactional
    public void change(UUID id, @Nullable Integer seen, HooksRecord wanted) {
        if (!table.change(id, seen, wanted)) {
            throw HookProblem.changedMeanwhile(query.get(id).version());
        }
        audience.changed();
    }

    /** As {@link #change}; what it was told is to be forgotten by the caller. */
    @Transactional
    public void delete(UUID id, @Nullable Integer seen) {
        if (!table.delete(id, seen)) {
            throw HookProblem.changedMeanwhile(query.get(id).version());
        }
        audience.changed();
    }

    /** Stops it or lets it begin anew; false where it was so already, or there is none. */
    @Transactional
    public boolean turn(UUID id, Hook.Status status) {
        var isTurned = table.turn(id, status, clock.instant());
        if (isTurned) {
            audience.changed();
        }
        return isTurned;
    }

    /**
     * Returns a new secret, which is told this once; those before sign for a while as well.
     *
     * @param oldFor how long; null is as the settings say
     */
    @Transactional
    public String exchangeSecret(UUID hook, @Nullable Duration oldFor) {
        if (!table.lock(hook)) {
            throw HookProblem.unknown(hook);
        }
        var now = clock.instant();
        var until = now.plus(oldFor == null ? settings.oldSecretFor() : oldFor);
        if (until.isAfter(now) && table.secrets(hook, now) >= MOST_SECRETS) {
            throw HookProblem.tooManySecrets(MOST_SECRETS);
        }
        var secret = Signature.secret();
        table.retireSecrets(hook, until);
        table.addSecret(hook, secret, now);
        return secret;
    }
}
