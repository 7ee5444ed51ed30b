package dev.cartwright.identity;

import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for the staff who look after accounts. */
@RestController
@ForStaff(Area.CUSTOMERS)
@RequestMapping("/api/admin/accounts")
class AccountAdminEndpoint {

    private final UserTable users;
    private final Profiles profiles;
    private final Suspension suspension;

    AccountAdminEndpoint(UserTable users, Profiles profiles, Suspension suspension) {
        this.users = users;
        this.profiles = profiles;
        this.suspension = suspension;
    }

    record Account(
            UUID id,
            @Nullable CustomerId customerId,
            EmailAddress email,
            String name,
            Status status) {}

    private Account account(User user) {
        return new Account(
                user.id(), user.customer(), user.email(), profiles.of(user).name(), user.status());
    }

    @GetMapping
    Account find(@RequestParam EmailAddress email) {
        return users.find(email).map(this::account).orElseThrow(IdentityProblem::unknownUser);
    }

    @GetMapping("/{id}")
    Account get(@PathVariable UUID id) {
        return users.find(id).map(this::account).orElseThrow(IdentityProblem::unknownUser);
    }

    /** Nobody signs in any more; whoever is signed in is not any more. */
    @PutMapping("/{id}/suspension")
    Account disable(@PathVariable UUID id) {
        return account(suspension.disable(id));
    }

    @DeleteMapping("/{id}/suspension")
    Account enable(@PathVariable UUID id) {
        return account(suspension.enable(id));
    }
}
