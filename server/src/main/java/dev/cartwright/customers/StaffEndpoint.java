package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, for the staff. */
@RestController
@RequestMapping("/api/admin/customers")
class StaffEndpoint {

    private final CustomerTable customers;
    private final AddressTable addresses;
    private final ConsentTable consents;
    private final Erasure erasure;

    StaffEndpoint(
            CustomerTable customers,
            AddressTable addresses,
            ConsentTable consents,
            Erasure erasure) {
        this.customers = customers;
        this.addresses = addresses;
        this.consents = consents;
        this.erasure = erasure;
    }

    record CustomerDetail(
            CustomerProfile customer, List<SavedAddress> addresses, List<Consent> consents) {}

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
        return new CustomerDetail(found, addresses.all(found.id()), consents.current(found.id()));
    }

    @PostMapping("/{id}/erasure")
    Erasure.Receipt erase(@PathVariable CustomerId id) {
        return erasure.erase(id);
    }
}
