package dev.cartwright.staff;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Scope;
import dev.cartwright.staff.Member.Status;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what people may do, and whether they may come in at all. */
@Component
class Members {

    private final MemberTable table;
    private final RoleTable roles;
    private final InvitationTable invitations;
    private final Administrators administrators;
    private final ApplicationEventPublisher events;
    private final Desk desk;

    Members(
            MemberTable table,
            RoleTable roles,
            InvitationTable invitations,
            Administrators administrators,
            ApplicationEventPublisher events,
            Desk desk) {
        this.table = table;
        this.roles = roles;
        this.invitations = invitations;
        this.administrators = administrators;
        this.events = events;
        this.desk = desk;
    }

    Member get(UUID id) {
        return table.shown(id).orElseThrow(() -> StaffProblem.unknownMember(id));
    }

    /**
     * Gives somebody these roles in place of those they have, at once.
     *
     * @throws dev.cartwright.platform.PermissionProblem where either are of more than who asks has
     * @throws StaffProblem where nobody would be left who may do everything, or one would be
     *     limited
     */
    Member giveRoles(UUID id, Set<UUID> wanted) {
        return change(
                id,
                Kind.STAFF_ROLES_GIVEN,
                member -> {
                    requireOwn(roles, wanted, MemberTable.scope(member));
                    table.giveRoles(id, wanted);
                });
    }

    /**
     * Says where somebody may do what they may, in place of where they might before, at once.
     *
     * @param wanted as {@link dev.cartwright.platform.Scopes} admitted it
     * @throws dev.cartwright.platform.PermissionProblem where they may more than who asks
     * @throws StaffProblem where it limits who may do everything
     */
    Member giveScope(UUID id, Scope wanted) {
        return change(
                id,
                Kind.STAFF_SCOPE_GIVEN,
                _ -> {
                    if (!wanted.isEverywhere() && roles.isAdministrator(id)) {
                        throw StaffProblem.administratorLimited();
                    }
                    table.giveScope(id, wanted);
                });
    }

    /**
     * Signs somebody out everywhere and lets them in no more; their open invitations and the keys
     * that they made end.
     */
    Member suspend(UUID id) {
        return change(
                id,
                Kind.DISABLED,
                member -> {
                    if (member.getStatus().equals(Status.SUSPENDED.name())) {
                        throw StaffProblem.alreadySuspended();
                    }
                    table.suspend(id, desk.clock().instant());
                    invitations.withdrawOf(id, desk.clock().instant());
                    events.publishEvent(new StaffSuspended(id));
                });
    }

    Member restore(UUID id) {
        return change(
                id,
                Kind.ENABLED,
                member -> {
                    if (member.getStatus().equals(Status.ACTIVE.name())) {
                        throw StaffProblem.notSuspended();
                    }
                    table.restore(id);
                });
    }

    /** Signs somebody out everywhere. */
    Member endSessions(UUID id) {
        return change(id, Kind.SESSION_REVOKED, _ -> table.endSessions(id));
    }

    /** What is done with somebody whose row is locked. */
    private interface Change {
        void of(MembersRecord member);
    }

    private Member change(UUID id, Kind kind, Change change) {
        return desk.transaction()
                .execute(_ -> {
                    administrators.lock();
                    var member = table.lock(id).orElseThrow(() -> StaffProblem.unknownMember(id));
                    Grants.requireCurrent(roles.permittedTo(id));
                    Grants.requireCurrent(MemberTable.scope(member));
                    var hadAdministrator = administrators.isAny();
                    change.of(member);
                    if (hadAdministrator && !administrators.isAny()) {
                        throw StaffProblem.lastAdministrator();
                    }
                    desk.log()
                            .write(
                                    AuthEvent.succeeded(kind)
                                            .of(id, null)
                                            .naming(member.getEmail()));
                    return get(id);
                });
    }

    /**
     * Throws {@link StaffProblem} for a role that there is not, or that is not limited; under the
     * administrators' lock.
     */
    static void requireOwn(RoleTable roles, Set<UUID> wanted, Scope scope) {
        if (roles.lock(wanted) < wanted.size()) {
            throw StaffProblem.unknownRoles(wanted);
        }
        var given = roles.find(wanted);
        Grants.requireCurrent(RoleTable.permitted(given));
        if (!scope.isEverywhere() && given.stream().anyMatch(Role::everything)) {
            throw StaffProblem.administratorLimited();
        }
    }
}
