package dev.cartwright.staff;

import static dev.cartwright.StaffDesk.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.Meanwhile;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope;
import dev.cartwright.staff.RoleTable.Wanted;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who change staff at the same time. */
@WholeShop
class StaffRaceTest {

    private static final EmailAddress ADDRESS = new EmailAddress("eve@example.org");
    private static final UUID WAREHOUSE = UUID.fromString(StaffDesk.WAREHOUSE);

    @Autowired Members members;
    @Autowired MemberTable table;
    @Autowired StaffInvitations invitations;
    @Autowired Joining joining;
    @Autowired Roles roles;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Ids ids;
    @Autowired Clock clock;

    @BeforeEach
    void nobody_works_here_yet() {
        Nobody.worksHere(db);
    }

    @AfterEach
    void nor_does_anybody_afterwards() {
        nobody_works_here_yet();
    }

    private UUID administrator() {
        var id = ids.next();
        var email = new EmailAddress(StaffDesk.somebody());
        table.add(id, email, "Ada", "none", "SYSTEM:test", clock.instant());
        table.giveRoles(id, Set.of(FirstAdministrator.ROLE));
        return id;
    }

    private int count(String sql) {
        return db.fetchSingle(sql).get(0, int.class);
    }

    private static void asAdministrator(Runnable work) {
        ScopedValue.where(Grants.CURRENT, Grants.ALL).run(work);
    }

    @Test
    void two_administrators_do_not_suspend_each_other() {
        var ada = administrator();
        var bob = administrator();

        new Meanwhile(transaction, db)
                .assertRefused(
                        () -> asAdministrator(() -> members.suspend(ada)),
                        () -> asAdministrator(() -> members.suspend(bob)),
                        "last-administrator");

        assertThat(count("select count(*) from staff.members where status = 'ACTIVE'"))
                .isEqualTo(1);
    }

    @Test
    void an_invitation_is_accepted_by_one() {
        var token = Objects.requireNonNull(invitations.first(FirstAdministrator.ROLE));
        var other = Objects.requireNonNull(invitations.first(FirstAdministrator.ROLE));

        new Meanwhile(transaction, db)
                .assertRefused(() -> join(token), () -> join(other), "link-not-valid");

        assertThat(count("select count(*) from staff.members")).isEqualTo(1);
    }

    /** Passwords are worked on outside of any transaction, which the race would be. */
    private void join(String token) {
        var invitation = joining.open(token);
        var email = new EmailAddress(StaffDesk.somebody());
        transaction.executeWithoutResult(_ -> joining.join(invitation, email, "Ada", PASSWORD));
    }

    @Test
    void a_role_does_not_go_while_it_is_given() {
        var ada = administrator();
        administrator();
        var role = all();

        new Meanwhile(transaction, db)
                .assertRefused(
                        () ->
                                asAdministrator(
                                        () -> members.giveRoles(ada, Set.of(role, WAREHOUSE))),
                        () -> asAdministrator(() -> roles.delete(role)),
                        "role-in-use");
    }

    @Test
    void who_is_suspended_while_they_wait_does_nothing_more() {
        administrator();
        var bob = administrator();

        new Meanwhile(transaction, db)
                .assertRefused(
                        () -> asAdministrator(() -> members.suspend(bob)),
                        () -> as(bob, () -> invite(Scope.EVERYWHERE)),
                        "permissions-changed");

        assertThat(count("select count(*) from staff.invitations")).isZero();
    }

    @Test
    void who_is_limited_while_they_wait_gives_nothing_beyond() {
        administrator();
        var bob = ids.next();
        var email = new EmailAddress(StaffDesk.somebody());
        table.add(bob, email, "Bob", "none", "SYSTEM:test", clock.instant());
        table.giveRoles(bob, Set.of(all()));
        var attic = Scope.of(List.of(), List.of("attic"));

        new Meanwhile(transaction, db)
                .assertRefused(
                        () -> asAdministrator(() -> members.giveScope(bob, attic)),
                        () -> as(bob, () -> invite(Scope.EVERYWHERE)),
                        "permissions-changed");

        assertThat(count("select count(*) from staff.invitations")).isZero();
    }

    private void invite(Scope scope) {
        invitations.invite(ADDRESS, "", Set.of(WAREHOUSE), scope);
    }

    /** Returns a role of every permission there is now, which can be limited. */
    private UUID all() {
        var wanted = new Wanted("All " + ids.next(), "", Set.copyOf(Permission.all()));
        return ScopedValue.where(Grants.CURRENT, Grants.ALL).call(() -> roles.make(wanted)).id();
    }

    /** With the permissions they had when they asked. */
    private static void as(UUID member, Runnable work) {
        ScopedValue.where(Actor.CURRENT, new Actor(Actor.Kind.STAFF, member.toString(), "test"))
                .where(Grants.CURRENT, Grants.ALL)
                .run(work);
    }
}
