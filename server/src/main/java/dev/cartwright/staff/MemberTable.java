package dev.cartwright.staff;

import static dev.cartwright.staff.schema.Tables.MEMBERS;
import static dev.cartwright.staff.schema.Tables.MEMBER_NETWORKS;
import static dev.cartwright.staff.schema.Tables.MEMBER_ROLES;
import static dev.cartwright.staff.schema.Tables.ROLES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Scope;
import dev.cartwright.staff.Member.HeldRole;
import dev.cartwright.staff.Member.Status;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for people who work with the shop. */
@Repository
class MemberTable {

    private final DSLContext db;

    MemberTable(DSLContext db) {
        this.db = db;
    }

    Optional<MembersRecord> find(EmailAddress email) {
        return db.selectFrom(MEMBERS).where(MEMBERS.EMAIL.eq(email)).fetchOptional();
    }

    Optional<MembersRecord> find(UUID id) {
        return db.selectFrom(MEMBERS).where(MEMBERS.MEMBER_ID.eq(id)).fetchOptional();
    }

    Optional<MembersRecord> lock(UUID id) {
        return db.selectFrom(MEMBERS)
                .where(MEMBERS.MEMBER_ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    Optional<Member> shown(UUID id) {
        return shown(MEMBERS.MEMBER_ID.eq(id), 1).stream().findFirst();
    }

    /** Returns people, newest first. */
    List<Member> page(@Nullable UUID after, int limit) {
        return shown(after == null ? DSL.noCondition() : MEMBERS.MEMBER_ID.lt(after), limit);
    }

    private List<Member> shown(Condition which, int limit) {
        return db.select(
                        MEMBERS.MEMBER_ID,
                        MEMBERS.EMAIL,
                        MEMBERS.NAME,
                        MEMBERS.STATUS.convertFrom(Status::valueOf),
                        multiset(
                                        select(ROLES.ROLE_ID, ROLES.NAME)
                                                .from(MEMBER_ROLES)
                                                .join(ROLES)
                                                .on(ROLES.ROLE_ID.eq(MEMBER_ROLES.ROLE_ID))
                                                .where(MEMBER_ROLES.MEMBER_ID.eq(MEMBERS.MEMBER_ID))
                                                .orderBy(lower(ROLES.NAME)))
                                .convertFrom(rows -> rows.map(mapping(HeldRole::new))),
                        MEMBERS.CHANNELS.convertFrom(Arrays::asList),
                        MEMBERS.LOCATIONS.convertFrom(Arrays::asList),
                        MEMBERS.JOINED_AT,
                        MEMBERS.INVITED_BY,
                        MEMBERS.LAST_SEEN_AT,
                        MEMBERS.SUSPENDED_AT,
                        MEMBERS.SUSPENDED_BY)
                .from(MEMBERS)
                .where(which)
                .orderBy(MEMBERS.MEMBER_ID.desc())
                .limit(limit)
                .fetch(mapping(Member::new));
    }

    boolean isAnybodyThere() {
        return db.fetchExists(MEMBERS);
    }

    static boolean isActive(MembersRecord member) {
        return member.getStatus().equals(Status.ACTIVE.name());
    }

    static Scope scope(MembersRecord member) {
        return Scope.of(List.of(member.getChannels()), List.of(member.getLocations()));
    }

    /** Whoever adds somebody gives them roles as well. */
    void add(
            UUID id,
            EmailAddress email,
            String name,
            String passwordHash,
            String invitedBy,
            Instant now) {
        db.insertInto(MEMBERS)
                .set(MEMBERS.MEMBER_ID, id)
                .set(MEMBERS.EMAIL, email)
                .set(MEMBERS.NAME, name)
                .set(MEMBERS.PASSWORD_HASH, passwordHash)
                .set(MEMBERS.STATUS, Status.ACTIVE.name())
                .set(MEMBERS.JOINED_AT, now)
                .set(MEMBERS.INVITED_BY, invitedBy)
                .execute();
    }

    /** Two statements; the member is locked. */
    void giveRoles(UUID member, Collection<UUID> roles) {
        db.deleteFrom(MEMBER_ROLES).where(MEMBER_ROLES.MEMBER_ID.eq(member)).execute();
        db.insertInto(MEMBER_ROLES, MEMBER_ROLES.MEMBER_ID, MEMBER_ROLES.ROLE_ID)
                .valuesOfRows(roles.stream().map(it -> DSL.row(member, it)).toList())
                .execute();
    }

    /** The member is locked. */
    void giveScope(UUID member, Scope scope) {
        db.update(MEMBERS)
                .set(MEMBERS.CHANNELS, scope.channels().toArray(String[]::new))
                .set(MEMBERS.LOCATIONS, scope.locations().toArray(String[]::new))
                .where(MEMBERS.MEMBER_ID.eq(member))
                .execute();
    }

    /** Nothing they opened opens anything more. */
    void suspend(UUID id, Instant now) {
        db.update(MEMBERS)
                .set(MEMBERS.STATUS, Status.SUSPENDED.name())
                .set(MEMBERS.EPOCH, MEMBERS.EPOCH.plus(1))
                .set(MEMBERS.SUSPENDED_AT, now)
                .set(MEMBERS.SUSPENDED_BY, Actor.current().label())
                .where(MEMBERS.MEMBER_ID.eq(id))
                .execute();
    }

    void restore(UUID id) {
        db.update(MEMBERS)
                .set(MEMBERS.STATUS, Status.ACTIVE.name())
                .setNull(MEMBERS.SUSPENDED_AT)
                .setNull(MEMBERS.SUSPENDED_BY)
                .where(MEMBERS.MEMBER_ID.eq(id))
                .execute();
    }

    /** Ends all sessions. */
    void setPassword(UUID id, String hash) {
        db.update(MEMBERS)
                .set(MEMBERS.PASSWORD_HASH, hash)
                .set(MEMBERS.EPOCH, MEMBERS.EPOCH.plus(1))
                .where(MEMBERS.MEMBER_ID.eq(id))
                .execute();
    }

    /** A better hash of the same password: nobody is signed out. Not if it was changed since. */
    void rehash(MembersRecord member, String hash) {
        db.update(MEMBERS)
                .set(MEMBERS.PASSWORD_HASH, hash)
                .where(MEMBERS.MEMBER_ID.eq(member.getMemberId()))
                .and(MEMBERS.PASSWORD_HASH.eq(member.getPasswordHash()))
                .execute();
    }

    void endSessions(UUID id) {
        db.update(MEMBERS)
                .set(MEMBERS.EPOCH, MEMBERS.EPOCH.plus(1))
                .where(MEMBERS.MEMBER_ID.eq(id))
                .execute();
    }

    void seen(UUID id, Instant now) {
        db.update(MEMBERS).set(MEMBERS.LAST_SEEN_AT, now).where(MEMBERS.MEMBER_ID.eq(id)).execute();
    }

    /** Takes the same steps for an address that nobody has. */
    boolean isKnown(EmailAddress email, String network, Instant since) {
        return db.fetchExists(
                DSL.selectOne()
                        .from(MEMBER_NETWORKS)
                        .join(MEMBERS)
                        .on(MEMBERS.MEMBER_ID.eq(MEMBER_NETWORKS.MEMBER_ID))
                        .where(MEMBERS.EMAIL.eq(email))
                        .and(MEMBER_NETWORKS.NETWORK.eq(network))
                        .and(MEMBER_NETWORKS.LAST_AT.gt(since)));
    }

    void noteNetwork(UUID id, String network, Instant now) {
        db.insertInto(MEMBER_NETWORKS)
                .columns(
                        MEMBER_NETWORKS.MEMBER_ID, MEMBER_NETWORKS.NETWORK, MEMBER_NETWORKS.LAST_AT)
                .values(id, network, now)
                .onConflict(MEMBER_NETWORKS.MEMBER_ID, MEMBER_NETWORKS.NETWORK)
                .doUpdate()
                .set(MEMBER_NETWORKS.LAST_AT, now)
                .execute();
    }

    int forgetNetworks(Instant before) {
        return db.deleteFrom(MEMBER_NETWORKS).where(MEMBER_NETWORKS.LAST_AT.lt(before)).execute();
    }
}
