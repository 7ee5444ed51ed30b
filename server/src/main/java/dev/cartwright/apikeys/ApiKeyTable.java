package dev.cartwright.apikeys;

import static dev.cartwright.apikeys.schema.Tables.API_KEYS;

import dev.cartwright.apikeys.schema.tables.records.ApiKeysRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for keys. */
@Repository
class ApiKeyTable {

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final DSLContext db;

    ApiKeyTable(DSLContext db) {
        this.db = db;
    }

    void add(ApiKeysRecord key) {
        db.insertInto(API_KEYS).set(key).execute();
    }

    /** Counts those that open something, and keeps others from making one meanwhile. */
    int countLocked(Instant now) {
        db.fetch("select pg_advisory_xact_lock(hashtext('apikeys.api_keys'))");
        return db.fetchCount(API_KEYS, opens(now));
    }

    /** Returns the key, if it still opens something. */
    Optional<ApiKeysRecord> open(byte[] hash, Instant now) {
        return db.selectFrom(API_KEYS)
                .where(API_KEYS.HASH.eq(hash))
                .and(opens(now))
                .fetchOptional();
    }

    /** Notes that it was used; once a minute, for it is asked about at each request. */
    void used(UUID key, String network, Instant now) {
        db.update(API_KEYS)
                .set(API_KEYS.LAST_USED_AT, now)
                .set(API_KEYS.LAST_NETWORK, network)
                .where(API_KEYS.KEY_ID.eq(key))
                .and(notedBefore(now.minus(NOTED_EVERY)))
                .execute();
    }

    static boolean isNoted(ApiKeysRecord key, Instant now) {
        var last = key.getLastUsedAt();
        return last != null && last.isAfter(now.minus(NOTED_EVERY));
    }

    private static Condition notedBefore(Instant at) {
        return API_KEYS.LAST_USED_AT.isNull().or(API_KEYS.LAST_USED_AT.le(at));
    }

    /** Keeps the key as it is until the transaction ends. */
    Optional<ApiKeysRecord> lock(UUID id) {
        return db.selectFrom(API_KEYS)
                .where(API_KEYS.KEY_ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** Keeps the active keys of a maker as they are until the transaction ends. */
    List<UUID> lockMadeBy(String maker, Instant now) {
        return db.select(API_KEYS.KEY_ID)
                .from(API_KEYS)
                .where(API_KEYS.MADE_BY.eq(maker))
                .and(opens(now))
                .orderBy(API_KEYS.KEY_ID)
                .forNoKeyUpdate()
                .fetch(API_KEYS.KEY_ID);
    }

    void revoke(UUID id, Instant now) {
        db.update(API_KEYS)
                .set(API_KEYS.REVOKED_AT, now)
                .set(API_KEYS.REVOKED_BY, Actor.current().label())
                .where(API_KEYS.KEY_ID.eq(id))
                .execute();
    }

    /** Lets the old key open what it opens for a while, unless it ends sooner by itself. */
    void replace(UUID old, UUID successor, Instant until) {
        db.update(API_KEYS)
                .set(API_KEYS.REPLACED_BY, successor)
                .set(API_KEYS.EXPIRES_AT, until)
                .where(API_KEYS.KEY_ID.eq(old))
                .execute();
    }

    Optional<ApiKey> find(UUID id, Instant now) {
        return db.selectFrom(API_KEYS)
                .where(API_KEYS.KEY_ID.eq(id))
                .fetchOptional(it -> shown(it, now));
    }

    /** Returns keys, newest first. */
    List<ApiKey> page(@Nullable UUID after, int limit, Instant now) {
        return db.selectFrom(API_KEYS)
                .where(after == null ? API_KEYS.KEY_ID.isNotNull() : API_KEYS.KEY_ID.lt(after))
                .orderBy(API_KEYS.KEY_ID.desc())
                .limit(limit)
                .fetch(it -> shown(it, now));
    }

    private static Condition opens(Instant now) {
        return API_KEYS.REVOKED_AT
                .isNull()
                .and(API_KEYS.EXPIRES_AT.isNull().or(API_KEYS.EXPIRES_AT.gt(now)));
    }

    static ApiKey shown(ApiKeysRecord key, Instant now) {
        return new ApiKey(
                key.getKeyId(),
                key.getName(),
                key.getHint(),
                Arrays.asList(key.getPermissions()),
                Arrays.asList(key.getChannels()),
                Arrays.asList(key.getLocations()),
                status(key, now),
                key.getMadeAt(),
                key.getMadeBy(),
                key.getExpiresAt(),
                key.getLastUsedAt(),
                key.getLastNetwork(),
                key.getReplacedBy(),
                key.getRevokedAt(),
                key.getRevokedBy());
    }

    static Scope scope(ApiKeysRecord key) {
        return Scope.of(List.of(key.getChannels()), List.of(key.getLocations()));
    }

    static ApiKey.Status status(ApiKeysRecord key, Instant now) {
        if (key.getRevokedAt() != null) {
            return ApiKey.Status.REVOKED;
        }
        var ends = key.getExpiresAt();
        return ends == null || ends.isAfter(now) ? ApiKey.Status.ACTIVE : ApiKey.Status.EXPIRED;
    }
}
