package dev.cartwright.staff;

import dev.cartwright.authlog.AuthEvent;
import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Ids;
import dev.cartwright.staff.RoleTable.Wanted;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes roles, changes them and takes them away. */
@Component
class Roles {

    private static final int MOST = 100;

    private final RoleTable table;
    private final Administrators administrators;
    private final AuthLog log;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Roles(
            RoleTable table,
            Administrators administrators,
            AuthLog log,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.administrators = administrators;
        this.log = log;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    Role get(UUID id) {
        return table.find(id).orElseThrow(() -> StaffProblem.unknownRole(id));
    }

    /** Throws {@link dev.cartwright.platform.PermissionProblem} where it has more than who asks. */
    Role make(Wanted wanted) {
        Grants.requireCurrent(wanted.permissions());
        return transaction.execute(_ -> {
            administrators.lock();
            if (table.count() >= MOST) {
                throw StaffProblem.tooManyRoles(MOST);
            }
            var id = ids.next();
            requireFree(wanted, id);
            table.add(id, wanted, clock.instant());
            return changed(id);
        });
    }

    /** Who has the role has the new permissions at once; what was there must be who asks's, too. */
    Role change(UUID id, Wanted wanted) {
        Grants.requireCurrent(wanted.permissions());
        return transaction.execute(_ -> {
            administrators.lock();
            requireOwn(id);
            requireFree(wanted, id);
            table.change(id, wanted, clock.instant());
            return changed(id);
        });
    }

    /** Throws {@link StaffProblem} while somebody has it, or is invited to it. */
    void delete(UUID id) {
        transaction.executeWithoutResult(_ -> {
            administrators.lock();
            var role = requireOwn(id);
            if (role.members() > 0 || administrators.isOffered(id, clock.instant())) {
                throw StaffProblem.roleInUse();
            }
            table.delete(id);
            log.write(AuthEvent.succeeded(Kind.ROLE_CHANGED).of(id, null));
        });
    }

    private Role requireOwn(UUID id) {
        table.lock(Set.of(id));
        var role = get(id);
        if (role.everything()) {
            throw StaffProblem.fixedRole();
        }
        Grants.requireCurrent(RoleTable.permitted(List.of(role)));
        return role;
    }

    private void requireFree(Wanted wanted, UUID by) {
        if (table.isTaken(wanted.name(), by)) {
            throw StaffProblem.nameTaken(wanted.name());
        }
    }

    private Role changed(UUID id) {
        log.write(AuthEvent.succeeded(Kind.ROLE_CHANGED).of(id, null));
        return get(id);
    }
}
