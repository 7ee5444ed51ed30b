package dev.cartwright.platform;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a module keeps about people. Each module with such a table implements it, so that a person
 * can be given all of it, and can be forgotten.
 */
public interface PersonalData {

    /**
     * Somebody, by everything that modules know people by.
     *
     * @param email the address in use now; somebody else may have had it before
     * @param accounts by which the person comes in, also before there was a customer
     */
    record Person(CustomerId id, EmailAddress email, Set<UUID> accounts) {

        public Person {
            accounts = Set.copyOf(accounts);
        }

        /** Somebody without an account. */
        public Person(CustomerId id, EmailAddress email) {
            this(id, email, Set.of());
        }
    }

    /** Returns the accounts of a person; only the module that has accounts knows any. */
    default Set<UUID> accounts(CustomerId id, EmailAddress email) {
        return Set.of();
    }

    /** The word under which it stands in what a person is given: {@code addresses}. */
    String name();

    /**
     * Returns all that is kept, as facts a person can read; secrets and hashes are none of them.
     * What has an owner is the owner's alone: by an address only what has none is found.
     */
    List<Map<String, Object>> about(Person person);

    /**
     * Replaces or deletes what is personal, in the caller's transaction, and keeps sums and
     * ledgers; a second time changes nothing.
     *
     * @return how many rows were changed
     */
    int forget(Person person);
}
