package dev.cartwright.staff;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.attempts.Attempts;
import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.Link;
import dev.cartwright.links.LinkProblem;
import dev.cartwright.links.Links;
import dev.cartwright.links.Purpose;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.platform.JobQueue;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Sets passwords anew, which signs their owner out everywhere. Asking for a link takes the same
 * steps whether anybody has the address; only the job, whom nobody waits for, does what differs.
 */
@Service
public class StaffPasswords {

    static final String JOB = "send-staff-password-link";

    private final MemberTable members;
    private final Links links;
    private final Attempts attempts;
    private final Passwords passwords;
    private final StaffPost post;
    private final JobQueue jobs;
    private final Desk desk;

    StaffPasswords(
            MemberTable members,
            Links links,
            Attempts attempts,
            Passwords passwords,
            StaffPost post,
            JobQueue jobs,
            Desk desk) {
        this.members = members;
        this.links = links;
        this.attempts = attempts;
        this.passwords = passwords;
        this.post = post;
        this.jobs = jobs;
        this.desk = desk;
    }

    /** Throws {@link AttemptProblem} where a network asks too often. */
    void ask(EmailAddress email) {
        attempts.admit();
        desk.transaction()
                .executeWithoutResult(_ -> {
                    var asked =
                            members.find(email)
                                    .map(it ->
                                            AuthEvent.succeeded(Kind.PASSWORD_RESET_ASKED)
                                                    .of(it.getMemberId(), null))
                                    .orElseGet(() ->
                                            AuthEvent.refused(
                                                    Kind.PASSWORD_RESET_ASKED,
                                                    Reason.UNKNOWN_ACCOUNT));
                    desk.log().write(asked.naming(email));
                    jobs.add(JOB, email.value());
                });
    }

    /** Sends a link to who has asked, if they may come in. */
    Optional<Duration> send(String email) {
        desk.transaction()
                .executeWithoutResult(_ ->
                        members.find(new EmailAddress(email))
                                .flatMap(it -> members.lock(it.getMemberId()))
                                .filter(MemberTable::isActive)
                                .ifPresent(it -> post.password(it, link(it))));
        return Optional.empty();
    }

    private Link link(MembersRecord member) {
        return links.give(Purpose.STAFF_PASSWORD, member.getMemberId(), member.getEmail());
    }

    /**
     * Sets the password of the account that the link is of.
     *
     * @throws LinkProblem where the link does not hold; of two at once one is refused
     * @throws InvalidField where the password is too weak; the link holds on
     */
    void reset(String token, String password) {
        attempts.admit();
        var sent = links.find(Purpose.STAFF_PASSWORD, token);
        var hash = hash("password", password, sent.user());
        desk.transaction()
                .executeWithoutResult(_ -> {
                    var member = lockActive(sent.user());
                    links.use(Purpose.STAFF_PASSWORD, token);
                    set(member, hash, Kind.PASSWORD_RESET);
                    attempts.forget(Staff.DOOR, member.getEmail().value());
                });
    }

    /**
     * Sets the password of who has just proved who they are.
     *
     * @return the epoch of the sessions that hold from now on
     * @throws InvalidField where it is too weak
     */
    public int change(Person person, String field, String wanted) {
        var hash = hash(field, wanted, person.id());
        return desk.transaction()
                .execute(_ -> {
                    var member = lockActive(person.id());
                    set(member, hash, Kind.PASSWORD_CHANGED);
                    return member.getEpoch() + 1;
                });
    }

    private String hash(String field, String wanted, UUID id) {
        var member = members.find(id).orElseThrow(StaffProblem::linkNotValid);
        passwords.check(field, wanted, List.of(member.getEmail().value(), member.getName()));
        return passwords.hash(wanted);
    }

    private MembersRecord lockActive(UUID id) {
        return members.lock(id)
                .filter(MemberTable::isActive)
                .orElseThrow(StaffProblem::linkNotValid);
    }

    private void set(MembersRecord member, String hash, Kind how) {
        members.setPassword(member.getMemberId(), hash);
        links.forget(member.getMemberId());
        post.passwordChanged(member);
        desk.log()
                .write(
                        AuthEvent.succeeded(how)
                                .of(member.getMemberId(), null)
                                .naming(member.getEmail()));
    }
}
