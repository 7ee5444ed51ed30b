package dev.cartwright.passwords;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Secrets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door. Other modules call this and nothing else in the package. */
@Service
public class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    /** What the first who try a merchant's accounts know of every shop that runs it. */
    private static final String SOFTWARE = "Cartwright";

    private static final String OURS = "bcrypt-hmac-v1";

    /** As merchants bring them from elsewhere: hashes of the password itself. */
    private static final String PLAIN = "bcrypt";

    /** More work than {@link PasswordSettings#MOST_ROUNDS} nobody could wait for. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "\\{(%s|%s)}\\$2[aby]?\\$(0[4-9]|1[0-6])\\$[./0-9A-Za-z]{53}"
                            .formatted(OURS, PLAIN));

    /** Stands for what is no password; not empty, for Spring's encoders compare no empty text. */
    private static final String OF_NOBODY = UUID.randomUUID().toString();

    private final PasswordEncoder encoder;
    private final HashingPool pool;
    private final Channels channels;
    private final CommonPasswords common;
    private final String newest;

    private final String hashOfNobody;

    @Autowired
    Passwords(
            PasswordSettings settings,
            Secrets secrets,
            HashingPool pool,
            Channels channels,
            CommonPasswords common) {
        var ours = new PepperedEncoder(secrets.get("password-pepper"), settings.rounds());
        this(ours, settings.rounds(), pool, channels, common);
    }

    /** The encoder of ours is a parameter for tests that count what is asked of it. */
    Passwords(
            PasswordEncoder ours,
            int rounds,
            HashingPool pool,
            Channels channels,
            CommonPasswords common) {
        this.pool = pool;
        this.channels = channels;
        this.common = common;
        encoder =
                new DelegatingPasswordEncoder(
                        OURS, Map.of(OURS, ours, PLAIN, new BCryptPasswordEncoder(rounds)));
        newest = "{%s}$2b$%02d$".formatted(OURS, rounds);
        hashOfNobody = Objects.requireNonNull(encoder.encode(OF_NOBODY));
    }

    /**
     * Returns what may be stored in place of the password. Takes tenths of a second.
     *
     * @throws PasswordProblem {@code too-busy}, where too many wait
     * @throws IllegalStateException within a transaction: it would hold its connection and locks
     */
    public String hash(String password) {
        refuseInTransaction();
        if (password.length() > PasswordRules.MOST_UNITS) {
            throw new IllegalArgumentException("no password is that long: check it first");
        }
        return pool.call(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    /**
     * Tells whether it is the password. As slow for a null hash (nobody has this address) as for a
     * real one, and then false; so it is for a hash of a kind we do not know.
     *
     * @throws PasswordProblem {@code too-busy}, where too many wait
     * @throws IllegalStateException within a transaction: it would hold its connection and locks
     */
    public boolean matches(String password, @Nullable String hash) {
        refuseInTransaction();
        var known = hash != null && KNOWN.matcher(hash).matches();
        if (hash != null && !known) {
            LOG.error("An account has a password hash of a kind that is not known");
        }
        var typed = !password.isEmpty() && password.length() <= PasswordRules.MOST_UNITS;
        var asked = typed ? password : OF_NOBODY;
        var against = known ? hash : hashOfNobody;
        return pool.call(() -> encoder.matches(asked, against)) && known && typed;
    }

    /** Tells whether the hash was made in another way than it would be now. */
    public boolean outdated(String hash) {
        return !hash.startsWith(newest);
    }

    /**
     * Refuses a password that others would guess.
     *
     * @param field how the request names it
     * @param personal what else is known of the person: e-mail address, names
     * @throws InvalidField naming the field, with what the person can do about it
     */
    public void check(String field, String password, Collection<String> personal) {
        var names = channels.all().stream().map(Channel::name);
        var shops = Stream.concat(names, Stream.of(SOFTWARE)).collect(toSet());
        new PasswordRules(field, common).check(password, personal, shops);
    }

    private static void refuseInTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a password is worked on outside any transaction");
        }
    }
}
