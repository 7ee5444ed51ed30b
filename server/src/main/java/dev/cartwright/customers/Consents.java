package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people agreed to: of each purpose the newest word counts, and none is lost. */
@Service
class Consents {

    private final CustomerTable customers;
    private final ConsentTable table;

    Consents(CustomerTable customers, ConsentTable table) {
        this.customers = customers;
        this.table = table;
    }

    /** Notes a consent or its withdrawal; said again without a change it stays as it was. */
    @Transactional
    public Consent note(CustomerId customer, Consent said) {
        if (!customers.lock(customer)) {
            throw CustomerProblem.unknownCustomer();
        }
        var before = table.current(customer, said.purpose()).filter(said::says);
        if (before.isPresent()) {
            return before.get();
        }
        table.insert(customer, said);
        return said;
    }
}
