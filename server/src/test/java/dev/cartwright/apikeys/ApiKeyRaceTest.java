package dev.cartwright.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.WholeShop;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who do the same with keys at the same time. */
@WholeShop
class ApiKeyRaceTest {

    private static final Set<Permission> READING = Set.of(new Permission(Area.LEDGER, Access.READ));

    private static final String MANY =
            """
            insert into apikeys.api_keys (key_id, name, hint, hash, permissions, made_at, made_by)
            select gen_random_uuid(), 'many', '', uuid_send(gen_random_uuid()),
                '{ledger:read}', cast(? as timestamptz), 'SYSTEM:test'
            from generate_series(1, 199)
            """;

    @Autowired ApiKeys keys;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Clock clock;

    @BeforeEach
    void nobody_has_a_key() {
        db.execute("delete from apikeys.api_keys");
    }

    @AfterEach
    void nor_has_anybody_afterwards() {
        nobody_has_a_key();
    }

    private ApiKeys.Made make() {
        return ScopedValue.where(Grants.CURRENT, Grants.ALL)
                .call(() -> keys.make("Feed", READING, Scope.EVERYWHERE, null));
    }

    private void rotate(UUID key) {
        ScopedValue.where(Grants.CURRENT, Grants.ALL)
                .run(() -> keys.rotate(key, Duration.ZERO, null));
    }

    private int count(String sql) {
        return db.fetchSingle(sql).get(0, int.class);
    }

    @Test
    void a_key_is_taken_back_once() {
        var key = make().key().id();

        new Meanwhile(transaction, db)
                .assertRefused(
                        () -> keys.revoke(key), () -> keys.revoke(key), "api-key-not-active");

        assertThat(count("select count(*) from apikeys.api_keys where revoked_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void a_key_is_exchanged_for_one_other() {
        var key = make().key().id();

        new Meanwhile(transaction, db)
                .assertRefused(() -> rotate(key), () -> rotate(key), "api-key-not-active");

        assertThat(count("select count(*) from apikeys.api_keys")).isEqualTo(2);
    }

    @Test
    void there_are_never_more_than_two_hundred() {
        db.execute(MANY, clock.instant().toString());

        new Meanwhile(transaction, db).assertRefused(this::make, this::make, "too-many-api-keys");

        assertThat(count("select count(*) from apikeys.api_keys")).isEqualTo(200);
    }
}
