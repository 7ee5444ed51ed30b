package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.SECRETS;

import java.security.SecureRandom;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The shop's own random secrets, made the first time they are asked for and kept sealed. */
@Component
public class Secrets {

    private static final String PURPOSE = "secret";
    private static final int LENGTH = 32;

    private final DSLContext db;
    private final ServerKey key;
    private final Clock clock;

    Secrets(DSLContext db, ServerKey key, Clock clock) {
        this.db = db;
        this.key = key;
        this.clock = clock;
    }

    /** Returns 32 random bytes, the same on every node: whoever makes them first, all get them. */
    public byte[] get(String name) {
        var made = new byte[LENGTH];
        new SecureRandom().nextBytes(made);
        db.insertInto(SECRETS, SECRETS.NAME, SECRETS.SEALED, SECRETS.MADE_AT)
                .values(name, key.seal(PURPOSE, name, made), clock.instant())
                .onConflictDoNothing()
                .execute();
        var sealed =
                db.select(SECRETS.SEALED).from(SECRETS).where(SECRETS.NAME.eq(name)).fetchSingle();
        return key.open(PURPOSE, name, sealed.value1());
    }
}
