package dev.cartwright.staff;

import static dev.cartwright.staff.schema.Tables.INVITATIONS;
import static dev.cartwright.staff.schema.Tables.MEMBERS;
import static dev.cartwright.staff.schema.Tables.MEMBER_ROLES;
import static dev.cartwright.staff.schema.Tables.ROLES;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Whether anybody is left who may do everything. One at a time changes who may do what. */
@Repository
class Administrators {

    private final DSLContext db;

    Administrators(DSLContext db) {
        this.db = db;
    }

    /**
     * Until the transaction ends nobody else is invited, joins, leaves or has other roles.
     *
     * @throws StaffProblem where who asks was suspended, or lost permissions, while they waited
     */
    void lock() {
        db.fetch("select pg_advisory_xact_lock(hashtext('staff.administrators'))");
        var actor = Actor.current();
        if (actor.kind() == Actor.Kind.STAFF && !mayStill(UUID.fromString(actor.id()))) {
            throw StaffProblem.changedMeanwhile();
        }
    }

    private boolean mayStill(UUID member) {
        var now =
                db.select(ROLES.EVERYTHING, ROLES.PERMISSIONS)
                        .from(MEMBERS)
                        .join(MEMBER_ROLES)
                        .on(MEMBER_ROLES.MEMBER_ID.eq(MEMBERS.MEMBER_ID))
                        .join(ROLES)
                        .on(ROLES.ROLE_ID.eq(MEMBER_ROLES.ROLE_ID))
                        .where(MEMBERS.MEMBER_ID.eq(member))
                        .and(MEMBERS.STATUS.eq(Member.Status.ACTIVE.name()))
                        .fetch();
        var named = now.stream().flatMap(it -> Stream.of(it.value2())).collect(Collectors.toSet());
        return now.stream().anyMatch(it -> it.value1())
                || Grants.CURRENT.orElse(Grants.NONE).permissions().stream()
                        .allMatch(it -> named.contains(it.toString()));
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
