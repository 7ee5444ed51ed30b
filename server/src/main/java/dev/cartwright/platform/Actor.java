package dev.cartwright.platform;

import dev.cartwright.kernel.CustomerId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who does what is being done; goes into every history, movement and log row.
 *
 * @param id the account's, key's or processor's own id or name
 * @param requestId what the answer's {@code X-Request-Id} says, or the job's run
 */
public record Actor(Kind kind, String id, String requestId) {

    /** Bound for each request by the web, and by jobs for each run. */
    public static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /** What sort of somebody. */
    public enum Kind {
        CUSTOMER,
        GUEST,
        STAFF,
        API_KEY,
        SYSTEM,
        PROCESSOR
    }

    /** Returns who acts in this thread; the system itself where nobody was named. */
    public static Actor current() {
        return CURRENT.isBound() ? CURRENT.get() : system("cartwright");
    }

    /** Returns the person, where it is a customer who is signed in. */
    public Optional<CustomerId> customer() {
        return kind == Kind.CUSTOMER
                ? Optional.of(new CustomerId(UUID.fromString(id)))
                : Optional.empty();
    }

    /** As {@link #customer()}; throws {@link SignInProblem} where nobody is signed in. */
    public CustomerId requireCustomer() {
        return customer().orElseThrow(SignInProblem::needed);
    }

    /** Names somebody in a row: {@code STAFF:7}. */
    public String label() {
        return label(kind.name(), id);
    }

    /** As {@link #label()}, of who is read back. */
    public static String label(String kind, String id) {
        return kind + ":" + id;
    }

    /** Keeps apart what callers ask under the same key: the caller's own name before the route. */
    public String scope(String route) {
        return kind + " " + id + " " + route;
    }

    public static Actor system(String job) {
        return new Actor(Kind.SYSTEM, job, job + "-" + UUID.randomUUID());
    }
}
