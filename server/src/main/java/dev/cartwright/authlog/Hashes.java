package dev.cartwright.authlog;

import dev.cartwright.authlog.schema.tables.records.AuthLogPeopleRecord;
import dev.cartwright.authlog.schema.tables.records.AuthLogsRecord;
import dev.cartwright.platform.ServerKey;
import org.springframework.stereotype.Component;

/**
 * What only this shop's servers can compute of a row, so that who can write into the database, but
 * has no master key, can neither change a row nor slip one in.
 */
@Component
class Hashes {

    private final ServerKey key;

    Hashes(ServerKey key) {
        this.key = key;
    }

    String of(AuthLogPeopleRecord row) {
        return key.token(
                "auth-log person",
                Canon.text(
                        row.getId(),
                        row.getSalt(),
                        row.getEmail(),
                        row.getAddress(),
                        row.getNetwork(),
                        row.getAgent()));
    }

    String of(AuthLogsRecord row) {
        return key.token("auth-log row", text(row));
    }

    String of(Seal seal) {
        return key.token("auth-log seal", seal.hash());
    }

    /** Returns all that is in a row, but its own hash. */
    private static String text(AuthLogsRecord row) {
        return Canon.text(
                row.getId(),
                row.getAt(),
                row.getKind(),
                row.getResult(),
                row.getReason(),
                row.getUserId(),
                row.getCustomerId(),
                row.getSessionId(),
                row.getActorKind(),
                row.getActorId(),
                row.getRequestId(),
                row.getPersonHash());
    }

    /** Returns what a seal covers of a row. */
    static String sealed(AuthLogsRecord row) {
        return Canon.text(text(row), row.getRowHash());
    }
}
