package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, for the staff. */
@RestController
@ForStaff(Area.CUSTOMERS)
@RequestMapping("/api/admin/customers")
class StaffEndpoint {

    private final CustomerTable customers;
    private final GroupTable groups;
    private final AddressTable addresses;
    private final ConsentTable consents;
    private final Erasure erasure;

    StaffEndpoint(
            CustomerTable customers,
            GroupTable groups,
            AddressTable addresses,
            ConsentTable consents,
            Erasure erasure) {
        this.customers = customers;
        this.groups = groups;
        this.addresses = addresses;
        this.consents = consents;
        this.erasure = erasure;
    }

    /**
     * @param groups in their order
     */
    record CustomerDetail(
            CustomerProfile customer,
            List<String> groups,
            List<SavedAddress> addresses,
            List<Consent> consents) {}

    /**
     * @param groups all that a person is in from now on
     */
    record Grouping(@Size(max = 50) List<String> groups) {

        Grouping {
            if (groups == null) {
                throw new InvalidField("groups", "must not be null");
            }
            groups = groups.stream().map(it -> Text.required("groups", it, 100)).toList();
        }
    }

    /** The newest first. */
    @GetMapping
    Page<CustomerProfile> page(
            @RequestParam(required = false) @Nullable EmailAddress email,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var last = Cursor.after(after, 1, keys -> CustomerId.valueOf(keys.getFirst()));
        return Page.of(customers.page(email, last, limit + 1), limit, it -> Cursor.of(it.id()));
    }

    /** Who was merged is shown as the one into whom. */
    @GetMapping("/{id}")
    CustomerDetail detail(@PathVariable CustomerId id) {
        var found = customers.find(id).orElseThrow(CustomerProblem::unknownCustomer);
        return detail(found);
    }

    private CustomerDetail detail(CustomerProfile found) {
        var id = found.id();
        return new CustomerDetail(
                found,
                groups.of(id).stream().sorted().toList(),
                addresses.all(id),
                consents.current(id));
    }

    /** Puts a person into groups that promotions may be for. */
    @PatchMapping("/{id}")
    CustomerDetail change(@PathVariable CustomerId id, @RequestBody @Valid Grouping wanted) {
        if (!groups.set(id, wanted.groups())) {
            throw CustomerProblem.unknownCustomer();
        }
        return detail(id);
    }

    @PostMapping("/{id}/erasure")
    Erasure.Receipt erase(@PathVariable CustomerId id) {
        return erasure.erase(id);
    }
}
