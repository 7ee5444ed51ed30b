package dev.cartwright.paymentmethods;

import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.platform.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose methods they are, when two are found to be one person, or somebody is forgotten. */
@Component
class MethodOwners implements PersonalData {

    private final MethodTable methods;
    private final ErrandTable errands;
    private final Clock clock;

    MethodOwners(MethodTable methods, ErrandTable errands, Clock clock) {
        this.methods = methods;
        this.errands = errands;
        this.clock = clock;
    }

    /** In the transaction of the merge. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        methods.move(people.from(), people.into());
        errands.move(people.from(), people.into());
    }

    @Override
    public String name() {
        return "paymentMethods";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return methods.all(person.id()).stream().map(MethodOwners::facts).toList();
    }

    @Override
    public int forget(Person person) {
        // In this order: it waits for who is keeping a method just now, which then is seen.
        var wishes = errands.forget(person.id());
        return wishes + methods.forgetAll(person.id(), clock.instant());
    }

    private static Map<String, Object> facts(SavedMethod it) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("processor", it.processor());
        facts.put("brand", it.brand());
        if (it.lastFour() != null) {
            facts.put("lastFour", it.lastFour());
        }
        if (it.expiryMonth() != null && it.expiryYear() != null) {
            facts.put("expires", it.expiryMonth() + "/" + it.expiryYear());
        }
        facts.put("savedAt", it.createdAt());
        return facts;
    }
}
