package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Client;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What the staff looks for; null is anything.
 *
 * @param network an address or a network, of which the address' own is meant
 * @param from the first instant, {@code to} the one behind the last
 */
record AuthLogFilter(
        @Nullable UUID user,
        @Nullable EmailAddress email,
        @Nullable Kind kind,
        @Nullable Result result,
        @Nullable Reason reason,
        @Nullable String network,
        @Nullable UUID session,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Ids have 48 bits of time. */
    private static final Instant LAST = Instant.ofEpochMilli((1L << 47) - 1);

    AuthLogFilter {
        network = network == null ? null : network(network);
        checkTime("from", from);
        checkTime("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidField("to", "must be later than from");
        }
    }

    /** Whether rows are wanted of which it is known whose they were. */
    boolean asksForPeople() {
        return email != null || network != null;
    }

    List<Condition> conditions() {
        var all = new ArrayList<Condition>();
        if (user != null) {
            all.add(AUTH_LOGS.USER_ID.eq(user));
        }
        if (session != null) {
            all.add(AUTH_LOGS.SESSION_ID.eq(session));
        }
        if (kind != null) {
            all.add(AUTH_LOGS.KIND.eq(kind.name()));
        }
        if (result != null) {
            all.add(AUTH_LOGS.RESULT.eq(result.name()));
        }
        if (reason != null) {
            all.add(AUTH_LOGS.REASON.eq(reason.name()));
        }
        if (email != null) {
            all.add(AUTH_LOG_PEOPLE.EMAIL.eq(email));
        }
        if (network != null) {
            all.add(AUTH_LOG_PEOPLE.NETWORK.eq(network));
        }
        if (from != null) {
            all.add(AUTH_LOGS.ID.ge(Canon.from(upwards(from))));
        }
        if (to != null) {
            all.add(AUTH_LOGS.ID.lt(Canon.from(upwards(to))));
        }
        return all;
    }

    /** Rows are of whole milliseconds: none lies between. */
    private static Instant upwards(Instant at) {
        var millis = Instant.ofEpochMilli(at.toEpochMilli());
        return millis.equals(at) ? at : millis.plusMillis(1);
    }

    private static void checkTime(String field, @Nullable Instant at) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LAST))) {
            throw new InvalidField(field, "must be between 1970 and 6429");
        }
    }

    private static String network(String given) {
        if (given.strip().equals(Client.UNKNOWN)) {
            return Client.UNKNOWN;
        }
        try {
            var address = InetAddress.ofLiteral(given.strip().replaceFirst("/64$", ""));
            return new Client(address.getHostAddress(), "").network();
        } catch (IllegalArgumentException e) {
            throw new InvalidField(
                    "network", "must be an address such as 192.0.2.7 or 2001:db8::/64");
        }
    }
}
