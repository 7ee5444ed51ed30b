package dev.cartwright.platform;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.util.List;
import java.util.Map;

/**
 * What a module keeps about people. Each module with such a table implements it, so that a person
 * can be given all of it, and can be forgotten.
 */
public interface PersonalData {

    /**
     * Somebody, by everything that modules know people by.
     *
     * @param email the address in use now
     */
    record Person(CustomerId id, EmailAddress email) {}

    /** The word under which it stands in what a person is given: {@code addresses}. */
    String name();

    /**
     * Returns all that is kept, as facts a person can read; secrets and hashes are none of them.
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
