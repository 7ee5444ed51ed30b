package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a person gets parcels and bills; one address at most is the default for each. */
@Service
class AddressBook {

    static final int MOST = 50;

    private final CustomerTable customers;
    private final AddressTable addresses;
    private final Clock clock;

    AddressBook(CustomerTable customers, AddressTable addresses, Clock clock) {
        this.customers = customers;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Adds an address.
     *
     * @throws CustomerProblem where the book is full
     */
    @Transactional
    public SavedAddress add(CustomerId customer, SavedAddress wanted) {
        lock(customer);
        if (addresses.count(customer) >= MOST) {
            throw CustomerProblem.tooManyAddresses(MOST);
        }
        addresses.insert(customer, wanted, clock.instant());
        return wanted;
    }

    /**
     * Writes an address anew.
     *
     * @throws CustomerProblem where the person has none with this id
     */
    @Transactional
    public SavedAddress replace(CustomerId customer, SavedAddress wanted) {
        lock(customer);
        if (addresses.find(customer, wanted.id()).isEmpty()) {
            throw CustomerProblem.unknownAddress();
        }
        addresses.update(customer, wanted, clock.instant());
        return wanted;
    }

    /** As {@link #replace}, and it is gone. */
    @Transactional
    public void remove(CustomerId customer, UUID id) {
        if (!addresses.delete(customer, id)) {
            throw CustomerProblem.unknownAddress();
        }
    }

    private void lock(CustomerId customer) {
        if (!customers.lock(customer)) {
            throw CustomerProblem.unknownCustomer();
        }
    }
}
