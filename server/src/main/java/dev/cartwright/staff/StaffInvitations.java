package dev.cartwright.staff;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Scope;
import dev.cartwright.platform.Sha256;
import dev.cartwright.staff.schema.tables.records.InvitationsRecord;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks people to work with the shop. */
@Component
class StaffInvitations {

    static final int MOST = 200;

    private final InvitationTable table;
    private final MemberTable members;
    private final RoleTable roles;
    private final Administrators administrators;
    private final StaffPost post;
    private final Desk desk;

    StaffInvitations(
            InvitationTable table,
            MemberTable members,
            RoleTable roles,
            Administrators administrators,
            StaffPost post,
            Desk desk) {
        this.table = table;
        this.members = members;
        this.roles = roles;
        this.administrators = administrators;
        this.post = post;
        this.desk = desk;
    }

    Invitation get(UUID id) {
        return table.shown(id, desk.clock().instant())
                .orElseThrow(() -> StaffProblem.unknownInvitation(id));
    }

    /**
     * Sends somebody a link. One that the address had before holds no more.
     *
     * @param scope as {@link dev.cartwright.platform.Scopes} admitted it
     * @throws dev.cartwright.platform.PermissionProblem where the roles are of more than who asks
     *     may do, or one that the address had reaches further
     */
    Invitation invite(EmailAddress email, String name, Set<UUID> wanted, Scope scope) {
        return desk.transaction()
                .execute(_ -> {
                    administrators.lock();
                    if (members.find(email).isPresent()) {
                        throw StaffProblem.alreadyStaff();
                    }
                    Members.requireOwn(roles, wanted, scope);
                    var now = desk.clock().instant();
                    table.open(email, now)
                            .map(InvitationTable::scope)
                            .ifPresent(Grants::requireCurrent);
                    table.withdrawTo(email, now);
                    if (table.countOpen(now) >= MOST) {
                        throw StaffProblem.tooManyInvitations(MOST);
                    }
                    var holds = desk.settings().invitationFor();
                    var id = desk.ids().next();
                    var token = add(invitation(id, email, name, wanted, scope), holds);
                    post.invitation(id, email, name, token, holds, inviter());
                    desk.log()
                            .write(
                                    AuthEvent.succeeded(Kind.STAFF_INVITED)
                                            .of(id, null)
                                            .naming(email));
                    return get(id);
                });
    }

    /** Throws {@link StaffProblem} where it is over already. */
    void withdraw(UUID id) {
        desk.transaction()
                .executeWithoutResult(_ -> {
                    var invitation = get(id);
                    Grants.requireCurrent(Scope.of(invitation.channels(), invitation.locations()));
                    if (!table.withdraw(id, desk.clock().instant())) {
                        throw StaffProblem.invitationOver(get(id).status());
                    }
                    desk.log()
                            .write(
                                    AuthEvent.succeeded(Kind.STAFF_INVITATION_WITHDRAWN)
                                            .of(id, null)
                                            .naming(invitation.email()));
                });
    }

    /**
     * Makes an invitation for a first administrator, who chooses the address.
     *
     * @return the token, which is nowhere else; null where somebody works with the shop already
     */
    @Nullable String first(UUID administrator) {
        return desk.transaction()
                .execute(_ -> {
                    administrators.lock();
                    return members.isAnybodyThere()
                            ? null
                            : add(
                                    invitation(
                                            desk.ids().next(),
                                            null,
                                            "",
                                            Set.of(administrator),
                                            Scope.EVERYWHERE),
                                    desk.settings().firstFor());
                });
    }

    private static InvitationsRecord invitation(
            UUID id, @Nullable EmailAddress email, String name, Set<UUID> wanted, Scope scope) {
        var invitation = new InvitationsRecord();
        invitation.setInvitationId(id);
        invitation.setEmail(email);
        invitation.setName(name);
        invitation.setRoleIds(wanted.toArray(UUID[]::new));
        invitation.setChannels(scope.channels().toArray(String[]::new));
        invitation.setLocations(scope.locations().toArray(String[]::new));
        return invitation;
    }

    private String add(InvitationsRecord invitation, Duration holds) {
        var now = desk.clock().instant();
        var id = invitation.getInvitationId();
        var token = desk.key().token("staff-invitation", id.toString());
        invitation.setTokenHash(Sha256.of(token));
        invitation.setInvitedAt(now);
        invitation.setInvitedBy(Actor.current().label());
        invitation.setExpiresAt(now.plus(holds));
        table.add(invitation);
        return token;
    }

    /** How the mail names who invites. */
    private String inviter() {
        var actor = Actor.current();
        return actor.kind() == Actor.Kind.STAFF
                ? members.find(UUID.fromString(actor.id())).map(it -> it.getName()).orElse("")
                : "";
    }
}
