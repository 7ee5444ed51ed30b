package dev.cartwright.staff;

import static dev.cartwright.staff.schema.Tables.MEMBER_ROLES;
import static dev.cartwright.staff.schema.Tables.ROLES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.selectCount;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Permission;
import dev.cartwright.staff.schema.tables.records.RolesRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** SQL for roles. */
@Repository
class RoleTable {

    private final DSLContext db;

    RoleTable(DSLContext db) {
        this.db = db;
    }

    /** A role as somebody wants it. */
    record Wanted(String name, String description, Set<Permission> permissions) {}

    /** Returns each there is, by name. */
    List<Role> all() {
        return select(DSL.noCondition());
    }

    Optional<Role> find(UUID id) {
        return select(ROLES.ROLE_ID.eq(id)).stream().findFirst();
    }

    /** Returns those there are of them. */
    List<Role> find(Collection<UUID> ids) {
        return select(ROLES.ROLE_ID.in(ids));
    }

    /**
     * Keeps roles as they are, and there, until the transaction ends; returns how many there are.
     */
    int lock(Collection<UUID> ids) {
        return db.select(ROLES.ROLE_ID)
                .from(ROLES)
                .where(ROLES.ROLE_ID.in(ids))
                .orderBy(ROLES.ROLE_ID)
                .forUpdate()
                .fetch()
                .size();
    }

    private List<Role> select(Condition which) {
        return db.select(
                        ROLES.ROLE_ID,
                        ROLES.NAME,
                        ROLES.DESCRIPTION,
                        ROLES.EVERYTHING,
                        ROLES.PERMISSIONS.convertFrom(Arrays::asList),
                        DSL.field(
                                selectCount()
                                        .from(MEMBER_ROLES)
                                        .where(MEMBER_ROLES.ROLE_ID.eq(ROLES.ROLE_ID))),
                        ROLES.CHANGED_AT,
                        ROLES.CHANGED_BY)
                .from(ROLES)
                .where(which)
                .orderBy(lower(ROLES.NAME), ROLES.ROLE_ID)
                .fetch(mapping(Role::new));
    }

    /** Returns what all roles of somebody together permit. */
    Set<Permission> permittedTo(UUID member) {
        var held =
                db.select(ROLES.EVERYTHING, ROLES.PERMISSIONS)
                        .from(ROLES)
                        .join(MEMBER_ROLES)
                        .on(MEMBER_ROLES.ROLE_ID.eq(ROLES.ROLE_ID))
                        .where(MEMBER_ROLES.MEMBER_ID.eq(member))
                        .fetch();
        return permitted(
                held.stream().anyMatch(it -> it.value1()),
                held.stream().flatMap(it -> Stream.of(it.value2())));
    }

    /** Returns whether somebody has a role of everything. */
    boolean isAdministrator(UUID member) {
        return db.fetchExists(
                MEMBER_ROLES.join(ROLES).on(ROLES.ROLE_ID.eq(MEMBER_ROLES.ROLE_ID)),
                MEMBER_ROLES.MEMBER_ID.eq(member).and(ROLES.EVERYTHING));
    }

    /** Returns whether another role has the name; two who take it at once see the index. */
    boolean isTaken(String name, UUID by) {
        return db.fetchExists(
                ROLES, lower(ROLES.NAME).eq(lower(DSL.val(name))).and(ROLES.ROLE_ID.ne(by)));
    }

    void add(UUID id, Wanted wanted, Instant now) {
        var role = row(wanted, now);
        role.setRoleId(id);
        role.setEverything(false);
        db.insertInto(ROLES).set(role).execute();
    }

    void change(UUID id, Wanted wanted, Instant now) {
        db.update(ROLES).set(row(wanted, now)).where(ROLES.ROLE_ID.eq(id)).execute();
    }

    private static RolesRecord row(Wanted wanted, Instant now) {
        var role = new RolesRecord();
        role.setName(wanted.name());
        role.setDescription(wanted.description());
        role.setPermissions(
                new TreeSet<>(wanted.permissions())
                        .stream().map(Permission::toString).toArray(String[]::new));
        role.setChangedAt(now);
        role.setChangedBy(Actor.current().label());
        return role;
    }

    void delete(UUID id) {
        db.deleteFrom(ROLES).where(ROLES.ROLE_ID.eq(id)).execute();
    }

    int count() {
        return db.fetchCount(ROLES);
    }

    static Set<Permission> permitted(Collection<Role> roles) {
        return permitted(
                roles.stream().anyMatch(Role::everything),
                roles.stream().flatMap(it -> it.permissions().stream()));
    }

    /** What no version knows any more permits nothing. */
    private static Set<Permission> permitted(boolean everything, Stream<String> names) {
        var named = names.collect(Collectors.toSet());
        return Permission.all().stream()
                .filter(it -> everything || named.contains(it.toString()))
                .collect(Collectors.toSet());
    }
}
