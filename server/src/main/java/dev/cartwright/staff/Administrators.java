package dev.cartwright.staff;

import static dev.cartwright.staff.schema.Tables.INVITATIONS;
import static dev.cartwright.staff.schema.Tables.MEMBERS;
import static dev.cartwright.staff.schema.Tables.MEMBER_ROLES;
import static dev.cartwright.staff.schema.Tables.ROLES;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Whether anybody is left who may do everything. One at a time changes who may do what. */
@Repository
class Administrators {

    private final MemberTable members;
    private final RoleTable roles;
    private final DSLContext db;

    Administrators(MemberTable members, RoleTable roles, DSLContext db) {
        this.members = members;
        this.roles = roles;
        this.db = db;
    }

    /**
     * Until the transaction ends nobody else is invited, joins, leaves or has other roles.
     *
     * @throws StaffProblem where who asks was suspended, limited, or lost permissions, while they
     *     waited
     */
    void lock() {
        db.fetch("select pg_advisory_xact_lock(hashtext('staff.administrators'))");
        var actor = Actor.current();
        if (actor.kind() == Actor.Kind.STAFF && !mayStill(UUID.fromString(actor.id()))) {
            throw StaffProblem.changedMeanwhile();
        }
    }

    private boolean mayStill(UUID member) {
        var before = Grants.CURRENT.orElse(Grants.NONE);
        return members.find(member)
                        .filter(MemberTable::isActive)
                        .filter(it -> before.scope().isWithin(MemberTable.scope(it)))
                        .isPresent()
                && roles.permittedTo(member).containsAll(before.permissions());
    }

    /** Returns whether there is one; asked under {@link #lock}. */
    boolean isAny() {
        return db.fetchExists(
                DSL.selectOne()
                        .from(MEMBERS)
                        .join(MEMBER_ROLES)
                        .on(MEMBER_ROLES.MEMBER_ID.eq(MEMBERS.MEMBER_ID))
                        .join(ROLES)
                        .on(ROLES.ROLE_ID.eq(MEMBER_ROLES.ROLE_ID))
                        .where(MEMBERS.STATUS.eq(Member.Status.ACTIVE.name()))
                        .and(ROLES.EVERYTHING));
    }

    /** Returns whether an open invitation is to the role. */
    boolean isOffered(UUID role, Instant now) {
        return db.fetchExists(
                INVITATIONS,
                INVITATIONS
                        .ACCEPTED_AT
                        .isNull()
                        .and(INVITATIONS.WITHDRAWN_AT.isNull())
                        .and(INVITATIONS.EXPIRES_AT.gt(now))
                        .and(DSL.val(role).eq(DSL.any(INVITATIONS.ROLE_IDS))));
    }
}
