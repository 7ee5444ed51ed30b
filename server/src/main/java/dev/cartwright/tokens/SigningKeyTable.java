package dev.cartwright.tokens;

import static dev.cartwright.tokens.schema.Tables.SIGNING_KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.val;

import com.nimbusds.jose.jwk.ECKey;
import dev.cartwright.platform.ServerKey;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The rows of the keys.
 *
 * <p>The public part is sealed along with the private one: who can write to the table, but has not
 * the master key, cannot put a key of their own into it.
 */
@Component
class SigningKeyTable {

    private static final String PURPOSE = "signing-key";

    private final DSLContext db;
    private final ServerKey key;

    SigningKeyTable(DSLContext db, ServerKey key) {
        this.db = db;
        this.key = key;
    }

    /** Returns all keys, the newest first. */
    List<SigningKey> all() {
        return db.select(
                        SIGNING_KEYS.KID,
                        SIGNING_KEYS.SEALED,
                        SIGNING_KEYS.GENERATION,
                        SIGNING_KEYS.MADE_AT,
                        SIGNING_KEYS.SIGNS_FROM)
                .from(SIGNING_KEYS)
                .orderBy(SIGNING_KEYS.GENERATION.desc())
                .fetch(row ->
                        new SigningKey(
                                open(row.value1(), row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5()));
    }

    /** Keeps the shop's first key; of many nodes that try, one does. */
    boolean first(ECKey pair, Instant now) {
        return db.execute(
                        """
                        insert into tokens.signing_keys (kid, generation, sealed, made_at, signs_from)
                        select {0}, 1, {1}, {2}, {2}
                        where not exists (select from tokens.signing_keys)
                        on conflict (generation) do nothing
                        """,
                        val(pair.getKeyID()), val(seal(pair)), val(now))
                == 1;
    }

    /**
     * Keeps the next key, unless the newest signs only since later than {@code before}. The number
     * of a generation is given once, so of those that come at once one does it.
     */
    boolean next(ECKey pair, Instant now, Instant signsFrom, Instant before) {
        return db.execute(
                        """
                        insert into tokens.signing_keys (kid, generation, sealed, made_at, signs_from)
                        select {0}, newest.generation + 1, {1}, {2}, {3}
                        from (
                            select generation, signs_from from tokens.signing_keys
                            order by generation desc limit 1
                        ) newest
                        where newest.signs_from <= {4}
                        on conflict (generation) do nothing
                        """,
                        val(pair.getKeyID()),
                        val(seal(pair)),
                        val(now),
                        val(signsFrom),
                        val(before))
                == 1;
    }

    /** Deletes the keys whose successor signs since the given moment or longer. */
    int deleteSucceeded(Instant since) {
        return db.execute(
                """
                delete from tokens.signing_keys old where exists (
                    select from tokens.signing_keys next
                    where next.generation = old.generation + 1 and next.signs_from <= {0})
                """,
                val(since));
    }

    private byte[] seal(ECKey pair) {
        return key.seal(PURPOSE, pair.getKeyID(), pair.toJSONString().getBytes(UTF_8));
    }

    private ECKey open(String kid, byte[] sealed) {
        return SigningKey.parse(new String(key.open(PURPOSE, kid, sealed), UTF_8));
    }
}
