package dev.cartwright.apikeys;

import dev.cartwright.apikeys.schema.tables.records.ApiKeysRecord;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Caller;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.PermissionProblem;
import dev.cartwright.platform.Scope;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.platform.Sha256;
import dev.cartwright.platform.StaffKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes keys, exchanges them, takes them back, and knows whom one lets in. */
@Component
class ApiKeys implements StaffKeys {

    /** The longest that two keys of one program open the same. */
    static final int MOST_HOURS = 720;

    private static final int MOST = 200;

    private final ApiKeyTable table;
    private final AuthLog log;
    private final ServerKey server;
    private final ApiKeySettings settings;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    ApiKeys(
            ApiKeyTable table,
            AuthLog log,
            ServerKey server,
            ApiKeySettings settings,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.server = server;
        this.settings = settings;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param text is nowhere but here
     */
    record Made(ApiKey key, String text) {}

    @Override
    public Optional<Caller> find(String key, Client from) {
        if (!KeyText.isOne(key)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return table.open(hash(key), now)
                .map(it -> {
                    if (!ApiKeyTable.isNoted(it, now)) {
                        table.used(it.getKeyId(), from.network(), now);
                    }
                    return new Caller(
                            Actor.Kind.API_KEY,
                            it.getKeyId().toString(),
                            new Grants(permissions(it), ApiKeyTable.scope(it)));
                });
    }

    /**
     * Makes a key; throws {@link PermissionProblem} where it would do more than who asks.
     *
     * @param scope as {@link dev.cartwright.platform.Scopes} admitted it
     * @param wanted when it ends; null: as late as one may
     * @throws InvalidField naming {@code expiresAt}, where that is later or has been
     */
    Made make(String name, Set<Permission> permissions, Scope scope, @Nullable Instant wanted) {
        var expires = expires(wanted);
        Grants.requireCurrent(permissions);
        return transaction.execute(_ -> {
            requireRoom();
            return made(name, permissions, scope, expires);
        });
    }

    /**
     * Puts a new key in an active one's place, which opens the same for a while still.
     *
     * @param overlap how long the old one does, null: as the settings say; never longer than it
     *     would have by itself
     * @param wanted when the new one ends, as for any other
     */
    Made rotate(UUID id, @Nullable Duration overlap, @Nullable Instant wanted) {
        var expires = expires(wanted);
        return transaction.execute(_ -> {
            requireRoom();
            var old = lockActive(id);
            if (old.getReplacedBy() != null) {
                throw ApiKeyProblem.replaced(old.getReplacedBy());
            }
            var scope = ApiKeyTable.scope(old);
            Grants.requireCurrent(permissions(old));
            Grants.requireCurrent(scope);
            var successor = made(old.getName(), permissions(old), scope, expires);
            var until = clock.instant().plus(overlap == null ? settings.overlap() : overlap);
            var ends = old.getExpiresAt();
            table.replace(
                    id, successor.key().id(), ends != null && ends.isBefore(until) ? ends : until);
            return successor;
        });
    }

    /**
     * Takes a key back: from now on it opens nothing. Throws {@link PermissionProblem} where it
     * reaches further than who asks.
     */
    void revoke(UUID id) {
        transaction.executeWithoutResult(_ -> {
            Grants.requireCurrent(ApiKeyTable.scope(lockActive(id)));
            table.revoke(id, clock.instant());
            log.write(AuthEvent.succeeded(Kind.API_KEY_REVOKED).of(id, null));
        });
    }

    /** Takes back all active keys that somebody of the staff has made; in their transaction. */
    void revokeMadeBy(UUID member) {
        var maker = Actor.label(Actor.Kind.STAFF.name(), member.toString());
        for (var id : table.lockMadeBy(maker, clock.instant())) {
            table.revoke(id, clock.instant());
            log.write(AuthEvent.succeeded(Kind.API_KEY_REVOKED).of(id, null));
        }
    }

    ApiKey get(UUID id) {
        return table.find(id, clock.instant()).orElseThrow(() -> ApiKeyProblem.unknown(id));
    }

    private ApiKeysRecord lockActive(UUID id) {
        var key = table.lock(id).orElseThrow(() -> ApiKeyProblem.unknown(id));
        var status = ApiKeyTable.status(key, clock.instant());
        if (status != ApiKey.Status.ACTIVE) {
            throw ApiKeyProblem.notActive(status);
        }
        return key;
    }

    private void requireRoom() {
        if (table.countLocked(clock.instant()) >= MOST) {
            throw ApiKeyProblem.tooMany(MOST);
        }
    }

    private Instant expires(@Nullable Instant wanted) {
        var now = clock.instant();
        var latest = now.plus(settings.longest());
        if (wanted == null) {
            return latest;
        }
        if (!wanted.isAfter(now) || wanted.isAfter(latest)) {
            throw new InvalidField(
                    "expiresAt",
                    "must be within the next " + settings.longest().toDays() + " days");
        }
        return wanted;
    }

    private Made made(String name, Set<Permission> permissions, Scope scope, Instant expires) {
        var text = KeyText.make();
        var key = new ApiKeysRecord();
        key.setKeyId(ids.next());
        key.setName(name);
        key.setHint(KeyText.hint(text));
        key.setHash(hash(text));
        key.setPermissions(
                new TreeSet<>(permissions)
                        .stream().map(Permission::toString).toArray(String[]::new));
        key.setChannels(scope.channels().toArray(String[]::new));
        key.setLocations(scope.locations().toArray(String[]::new));
        key.setMadeAt(clock.instant());
        key.setMadeBy(Actor.current().label());
        key.setExpiresAt(expires);
        table.add(key);
        log.write(AuthEvent.succeeded(Kind.API_KEY_MADE).of(key.getKeyId(), null));
        return new Made(ApiKeyTable.shown(key, clock.instant()), text);
    }

    /** Under the master key: who can only write into the database makes no key by that. */
    private byte[] hash(String key) {
        return Sha256.of(server.token("api-key", key));
    }

    private static Set<Permission> permissions(ApiKeysRecord key) {
        return Arrays.stream(key.getPermissions())
                .map(Permission::parse)
                .collect(Collectors.toSet());
    }
}
