package dev.cartwright.staff;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.platform.RandomToken;
import dev.cartwright.staff.schema.tables.records.InvitationsRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an account for who accepts an invitation. */
@Component
class Joining {

    static final int NAME = 100;

    private final InvitationTable invitations;
    private final MemberTable members;
    private final RoleTable roles;
    private final Administrators administrators;
    private final Passwords passwords;
    private final Desk desk;

    Joining(
            InvitationTable invitations,
            MemberTable members,
            RoleTable roles,
            Administrators administrators,
            Passwords passwords,
            Desk desk) {
        this.invitations = invitations;
        this.members = members;
        this.roles = roles;
        this.administrators = administrators;
        this.passwords = passwords;
        this.desk = desk;
    }

    /** Returns the open invitation; throws {@link StaffProblem} where the link does not hold. */
    InvitationsRecord open(String token) {
        if (!RandomToken.isOne(token)) {
            throw StaffProblem.linkNotValid();
        }
        return invitations
                .open(token, desk.clock().instant())
                .orElseThrow(StaffProblem::linkNotValid);
    }

    /**
     * Makes the account; of two who accept at once one is refused.
     *
     * @param email counts only where the invitation names none
     * @return the address with which to sign in
     * @throws InvalidField naming what is wrong; the link holds on
     */
    EmailAddress accept(String token, @Nullable String email, String name, String password) {
        var invitation = open(token);
        var invited = invitation.getEmail();
        var address = invited == null ? address(email) : invited;
        var called = Text.required("name", name, NAME);
        passwords.check("password", password, List.of(address.value(), called));
        var hash = passwords.hash(password);
        desk.transaction().executeWithoutResult(_ -> join(invitation, address, called, hash));
        return address;
    }

    private static EmailAddress address(@Nullable String email) {
        try {
            return new EmailAddress(email == null ? "" : email);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("email", String.valueOf(e.getMessage()));
        }
    }

    void join(InvitationsRecord invitation, EmailAddress email, String name, String hash) {
        administrators.lock();
        if (members.find(email).isPresent()
                || (invitation.getEmail() == null && members.isAnybodyThere())) {
            throw StaffProblem.linkNotValid();
        }
        var wanted = List.of(invitation.getRoleIds());
        if (roles.lock(wanted) < wanted.size()) {
            throw StaffProblem.linkNotValid();
        }
        var id = desk.ids().next();
        var now = desk.clock().instant();
        members.add(id, email, name, hash, invitation.getInvitedBy(), now);
        members.giveRoles(id, wanted);
        members.giveScope(id, InvitationTable.scope(invitation));
        if (!invitations.accept(invitation.getInvitationId(), id, now)) {
            throw StaffProblem.linkNotValid();
        }
        invitations.withdrawNameless(now);
        desk.log().write(AuthEvent.succeeded(Kind.STAFF_JOINED).of(id, null).naming(email));
    }
}
