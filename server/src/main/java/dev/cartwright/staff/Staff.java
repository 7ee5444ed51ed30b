package dev.cartwright.staff;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.platform.Client;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The front door. Knows who of the staff may come in, and what each may do. */
@Service
public class Staff {

    static final Duration KNOWN_FOR = Duration.ofDays(90);

    static final String DOOR = "staff-sign-in-attempts";

    private final MemberTable members;
    private final RoleTable roles;
    private final Attempts attempts;
    private final Passwords passwords;
    private final StaffPost post;
    private final Desk desk;

    Staff(
            MemberTable members,
            RoleTable roles,
            Attempts attempts,
            Passwords passwords,
            StaffPost post,
            Desk desk) {
        this.members = members;
        this.roles = roles;
        this.attempts = attempts;
        this.passwords = passwords;
        this.post = post;
        this.desk = desk;
    }

    /** Returns who it is, as they may come in at this moment. */
    public Optional<Person> find(UUID id, int epoch) {
        return members.find(id)
                .filter(it -> it.getEpoch() == epoch && MemberTable.isActive(it))
                .map(this::person);
    }

    /**
     * Returns who knows the password. Takes the same steps for an address that nobody has.
     *
     * @throws StaffProblem for every reason why not; each is in the log
     * @throws AttemptProblem where there were too many tries
     */
    public Person signIn(EmailAddress email, String password) {
        attempts.admit();
        var member = members.find(email).orElse(null);
        if (!knows(email, member, password) || member == null) {
            throw StaffProblem.wrongCredentials();
        }
        if (!MemberTable.isActive(member)) {
            refused(Reason.ACCOUNT_DISABLED, email, member);
            throw StaffProblem.suspended();
        }
        if (passwords.outdated(member.getPasswordHash())) {
            var better = passwords.hash(password);
            desk.transaction().executeWithoutResult(_ -> members.rehash(member, better));
        }
        return person(member);
    }

    /**
     * Returns who has shown otherwise than by a password that it is them; empty where it is nobody
     * of the staff.
     *
     * @throws StaffProblem {@code staff-suspended}, which is in the log
     */
    public Optional<Person> recognised(UUID id) {
        var member = members.find(id);
        if (member.isPresent() && !MemberTable.isActive(member.get())) {
            refused(Reason.ACCOUNT_DISABLED, member.get().getEmail(), member.get());
            throw StaffProblem.suspended();
        }
        return member.map(this::person);
    }

    /**
     * Asks somebody who has signed in for the password again.
     *
     * @throws InvalidField where it is wrong, which counts as a try to sign in
     */
    public void requirePassword(Person person, String field, String password) {
        attempts.admit();
        if (!knows(person.email(), member(person.id()), password)) {
            throw new InvalidField(field, "is not your password");
        }
    }

    /** Counts the try before anybody looks at the password. */
    private boolean knows(EmailAddress email, @Nullable MembersRecord member, String password) {
        var since = desk.clock().instant().minus(KNOWN_FOR);
        var isKnown = members.isKnown(email, Client.current().network(), since);
        var early = AuthEvent.refused(Kind.SIGNED_IN, Reason.TOO_MANY_ATTEMPTS).naming(email);
        var attempt = attempts.count(DOOR, email.value(), isKnown, early);
        var right = passwords.matches(password, member == null ? null : member.getPasswordHash());
        if (right) {
            desk.transaction().executeWithoutResult(_ -> attempts.succeeded(attempt));
        } else {
            var why = member == null ? Reason.UNKNOWN_ACCOUNT : Reason.WRONG_PASSWORD;
            refused(why, email, member);
        }
        return right;
    }

    private void refused(Reason why, EmailAddress email, @Nullable MembersRecord member) {
        var event = AuthEvent.refused(Kind.SIGNED_IN, why).naming(email);
        desk.transaction()
                .executeWithoutResult(_ ->
                        desk.log()
                                .write(
                                        member == null
                                                ? event
                                                : event.of(member.getMemberId(), null)));
    }

    /** Notes that somebody came in; they are told of it where it was from a new network. */
    public void signedIn(Person person, UUID session) {
        desk.transaction()
                .executeWithoutResult(_ -> {
                    var now = desk.clock().instant();
                    var network = Client.current().network();
                    var member = member(person.id());
                    var isFirst = member.getLastSeenAt() == null;
                    if (!isFirst
                            && !members.isKnown(person.email(), network, now.minus(KNOWN_FOR))) {
                        post.signedIn(member);
                    }
                    members.noteNetwork(person.id(), network, now);
                    members.seen(person.id(), now);
                    write(Kind.SIGNED_IN, person, session);
                });
    }

    /**
     * Signs somebody out everywhere.
     *
     * @return the epoch of the sessions that hold from now on
     */
    public int endSessions(Person person) {
        return desk.transaction()
                .execute(_ -> {
                    members.endSessions(person.id());
                    write(Kind.SESSION_REVOKED, person, null);
                    return member(person.id()).getEpoch();
                });
    }

    /** Notes what else somebody did with a session of theirs. */
    public void note(Kind kind, Person person, @Nullable UUID session) {
        desk.transaction().executeWithoutResult(_ -> write(kind, person, session));
    }

    private void write(Kind kind, Person person, @Nullable UUID session) {
        desk.log()
                .write(
                        AuthEvent.succeeded(kind)
                                .of(person.id(), null)
                                .naming(person.email())
                                .in(session));
    }

    /**
     * Tells somebody that their second factor will be removed.
     *
     * @param page where it can be
     * @param due from when on
     */
    public void tellSecondFactorLost(Person person, String page, Instant due) {
        desk.transaction()
                .executeWithoutResult(_ -> post.secondFactorLost(member(person.id()), page, due));
    }

    public void tellSecondFactorRemoved(Person person) {
        desk.transaction().executeWithoutResult(_ -> post.secondFactorRemoved(member(person.id())));
    }

    /** In the transaction of who adds it. */
    public void tellPasskeyAdded(Person person, String label) {
        post.passkey("passkey-added", member(person.id()), label);
    }

    /** In the transaction of who removes it. */
    public void tellPasskeyRemoved(Person person, String label) {
        post.passkey("passkey-removed", member(person.id()), label);
    }

    private MembersRecord member(UUID id) {
        return members.find(id).orElseThrow(() -> StaffProblem.unknownMember(id));
    }

    private Person person(MembersRecord member) {
        return new Person(
                member.getMemberId(),
                member.getEmail(),
                member.getName(),
                member.getEpoch(),
                roles.permittedTo(member.getMemberId()),
                MemberTable.scope(member));
    }
}
