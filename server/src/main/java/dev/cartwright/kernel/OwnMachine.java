package dev.cartwright.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine one sits at, where a shop is tried out and nobody listens in on plain http. */
public final class OwnMachine {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private OwnMachine() {}

    /** Returns whether an address names it by this host, in lower case. */
    public static boolean is(@Nullable String host) {
        return host != null && HOSTS.contains(host);
    }
}
