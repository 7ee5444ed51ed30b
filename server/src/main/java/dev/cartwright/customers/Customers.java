package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Finds a person, or makes one the first time an address is seen. */
@Service
public class Customers {

    private final CustomerTable table;
    private final GroupTable groups;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Customers(
            CustomerTable table,
            GroupTable groups,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.groups = groups;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns the person, or into whom it was merged; who was erased has nothing personal left. */
    public Optional<CustomerProfile> find(CustomerId id) {
        return table.find(id);
    }

    /** Returns the groups that the merchant put a person into; one statement. */
    public Set<String> groups(CustomerId id) {
        return groups.of(id);
    }

    /** As {@link #groups(CustomerId)}, of those people who are in some; one statement for all. */
    public Map<CustomerId, Set<String>> groups(Collection<CustomerId> ids) {
        return groups.of(ids);
    }

    /**
     * Returns the person with this address, in the caller's transaction. Until that ends nobody is
     * merged into somebody else, so what the caller writes of the person is not left behind.
     *
     * @param name kept the first time only: later ones may be gifts to somebody else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CustomerId findOrMake(EmailAddress email, String name) {
        while (true) {
            var id = new CustomerId(ids.next());
            var found = table.findOrMake(email, name, id, clock.instant());
            if (found.isPresent()) {
                return found.get();
            }
            // Another transaction has just made this person: the next look sees its row.
        }
    }

    /**
     * Keeps a person from being forgotten until the caller's transaction ends, so that what the
     * caller writes of the person is forgotten with the rest.
     *
     * @throws CustomerProblem where there is no such person, or none any more
     */
    @Transactional
    public void hold(CustomerId id) {
        if (!table.hold(id)) {
            throw CustomerProblem.unknownCustomer();
        }
    }

    /**
     * As {@link #hold(CustomerId)}, of several, with where each reads mail; who is not there any
     * more is left out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<CustomerId, EmailAddress> hold(Collection<CustomerId> ids) {
        return table.hold(ids);
    }

    /** Returns who is known by these addresses; one statement. */
    public Map<EmailAddress, CustomerId> find(Collection<EmailAddress> emails) {
        return table.find(emails);
    }

    /**
     * Gives a person another address, in the caller's transaction. Whoever is known by it, a guest,
     * is the same person from now on. The caller has seen to it that the person reads mail there
     * and that nobody else has an account with it.
     *
     * @throws CustomerProblem where there is no such person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changeEmail(CustomerId id, EmailAddress email) {
        if (!table.lock(id)) {
            throw CustomerProblem.unknownCustomer();
        }
        var now = clock.instant();
        var place = new CustomerId(ids.next());
        // A new row keeps the address from others until the commit, as a guest's own row does.
        var holder = table.hold(email, place, now);
        if (holder.equals(id)) {
            return;
        }
        if (holder.equals(place)) {
            table.remove(place);
            table.setEmail(id, email);
            return;
        }
        groups.merge(holder, id);
        table.merge(holder, id);
        table.setEmail(id, email);
        events.publishEvent(new CustomersMerged(ids.next(), now, holder, id));
    }
}
