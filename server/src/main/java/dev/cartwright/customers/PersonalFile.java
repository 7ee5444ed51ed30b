package dev.cartwright.customers;

import dev.cartwright.platform.PersonalData;
import dev.cartwright.platform.PersonalData.Person;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that all modules keep about a person: to be shown, or to be forgotten. */
@Service
class PersonalFile {

    /** By name, which is the order of locks as well: accounts, carts, customers, orders. */
    private final List<PersonalData> modules;

    PersonalFile(List<PersonalData> modules) {
        this.modules = modules.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
    }

    /** Returns the facts by module, all as of one instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, List<Map<String, Object>>> about(CustomerProfile profile) {
        var person = person(profile);
        var all = new TreeMap<String, List<Map<String, Object>>>();
        modules.forEach(it -> all.put(it.name(), it.about(person)));
        return all;
    }

    /** Returns how many rows each module changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> forget(CustomerProfile profile) {
        // Before any module forgets: accounts are among the first to go.
        var person = person(profile);
        var changed = new TreeMap<String, Integer>();
        modules.forEach(it -> changed.put(it.name(), it.forget(person)));
        return changed;
    }

    private Person person(CustomerProfile profile) {
        var accounts = new HashSet<UUID>();
        modules.forEach(it -> accounts.addAll(it.accounts(profile.id(), profile.email())));
        return new Person(profile.id(), profile.email(), accounts);
    }
}
