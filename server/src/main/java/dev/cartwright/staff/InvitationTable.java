package dev.cartwright.staff;

import static dev.cartwright.staff.schema.Tables.INVITATIONS;
import static dev.cartwright.staff.schema.Tables.ROLES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Scope;
import dev.cartwright.platform.Sha256;
import dev.cartwright.staff.Invitation.Status;
import dev.cartwright.staff.Member.HeldRole;
import dev.cartwright.staff.schema.tables.records.InvitationsRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for invitations. */
@Repository
class InvitationTable {

    private final DSLContext db;

    InvitationTable(DSLContext db) {
        this.db = db;
    }

    void add(InvitationsRecord invitation) {
        db.insertInto(INVITATIONS).set(invitation).execute();
    }

    /** Returns the one of the token, while it can be accepted. */
    Optional<InvitationsRecord> open(String token, Instant now) {
        return db.selectFrom(INVITATIONS)
                .where(INVITATIONS.TOKEN_HASH.eq(Sha256.of(token)))
                .and(isOpen(now))
                .fetchOptional();
    }

    /** Returns what the address can accept. */
    Optional<InvitationsRecord> open(EmailAddress email, Instant now) {
        return db.selectFrom(INVITATIONS)
                .where(INVITATIONS.EMAIL.eq(email))
                .and(isOpen(now))
                .fetchOptional();
    }

    static Scope scope(InvitationsRecord invitation) {
        return Scope.of(List.of(invitation.getChannels()), List.of(invitation.getLocations()));
    }

    /** Returns whether it was still open, and is accepted by this. */
    boolean accept(UUID id, UUID member, Instant now) {
        return db.update(INVITATIONS)
                        .set(INVITATIONS.ACCEPTED_AT, now)
                        .set(INVITATIONS.MEMBER_ID, member)
                        .where(INVITATIONS.INVITATION_ID.eq(id))
                        .and(isOpen(now))
                        .execute()
                == 1;
    }

    /** Returns whether it was still there to be withdrawn. */
    boolean withdraw(UUID id, Instant now) {
        return withdraw(INVITATIONS.INVITATION_ID.eq(id), now) == 1;
    }

    /** A new one takes the place of what the address had. */
    void withdrawTo(EmailAddress email, Instant now) {
        withdraw(INVITATIONS.EMAIL.eq(email), now);
    }

    /** Those that somebody of the staff has sent. */
    void withdrawOf(UUID inviter, Instant now) {
        withdraw(
                INVITATIONS.INVITED_BY.eq(Actor.label(Actor.Kind.STAFF.name(), inviter.toString())),
                now);
    }

    /** Those for a first administrator. */
    void withdrawNameless(Instant now) {
        withdraw(INVITATIONS.EMAIL.isNull(), now);
    }

    private int withdraw(Condition which, Instant now) {
        return db.update(INVITATIONS)
                .set(INVITATIONS.WITHDRAWN_AT, now)
                .where(which)
                .and(INVITATIONS.ACCEPTED_AT.isNull())
                .and(INVITATIONS.WITHDRAWN_AT.isNull())
                .execute();
    }

    private static Condition isOpen(Instant now) {
        return INVITATIONS
                .ACCEPTED_AT
                .isNull()
                .and(INVITATIONS.WITHDRAWN_AT.isNull())
                .and(INVITATIONS.EXPIRES_AT.gt(now));
    }

    int countOpen(Instant now) {
        return db.fetchCount(INVITATIONS, isOpen(now));
    }

    Optional<Invitation> shown(UUID id, Instant now) {
        return shown(INVITATIONS.INVITATION_ID.eq(id), 1, now).stream().findFirst();
    }

    /** Returns those of people that can be accepted, newest first. */
    List<Invitation> open(Instant now) {
        return shown(INVITATIONS.EMAIL.isNotNull().and(isOpen(now)), StaffInvitations.MOST, now);
    }

    /** Returns invitations of people, newest first. */
    List<Invitation> page(@Nullable UUID after, int limit, Instant now) {
        var named = INVITATIONS.EMAIL.isNotNull();
        return shown(
                after == null ? named : named.and(INVITATIONS.INVITATION_ID.lt(after)), limit, now);
    }

    private List<Invitation> shown(Condition which, int limit, Instant now) {
        var status =
                row(INVITATIONS.ACCEPTED_AT, INVITATIONS.WITHDRAWN_AT, INVITATIONS.EXPIRES_AT)
                        .mapping((accepted, withdrawn, expires) ->
                                status(accepted, withdrawn, expires, now));
        return db.select(
                        INVITATIONS.INVITATION_ID,
                        INVITATIONS.EMAIL,
                        INVITATIONS.NAME,
                        status,
                        multiset(
                                        select(ROLES.ROLE_ID, ROLES.NAME)
                                                .from(ROLES)
                                                .where(ROLES.ROLE_ID.eq(any(INVITATIONS.ROLE_IDS)))
                                                .orderBy(lower(ROLES.NAME)))
                                .convertFrom(rows -> rows.map(mapping(HeldRole::new))),
                        INVITATIONS.CHANNELS.convertFrom(Arrays::asList),
                        INVITATIONS.LOCATIONS.convertFrom(Arrays::asList),
                        INVITATIONS.INVITED_AT,
                        INVITATIONS.INVITED_BY,
                        INVITATIONS.EXPIRES_AT)
                .from(INVITATIONS)
                .where(which)
                .orderBy(INVITATIONS.INVITATION_ID.desc())
                .limit(limit)
                .fetch(mapping(Invitation::new));
    }

    private static Status status(
            @Nullable Instant accepted, @Nullable Instant withdrawn, Instant expires, Instant now) {
        if (accepted != null) {
            return Status.ACCEPTED;
        }
        if (withdrawn != null) {
            return Status.WITHDRAWN;
        }
        return expires.isAfter(now) ? Status.OPEN : Status.EXPIRED;
    }
}
