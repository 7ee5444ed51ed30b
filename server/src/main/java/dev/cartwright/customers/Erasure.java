package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.ERASURES;

import dev.cartwright.customers.schema.tables.records.ErasuresRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door of those who want to be forgotten. Sums, ledgers and receipts stay. */
@Service
public class Erasure {

    private final CustomerTable customers;
    private final PersonalFile file;
    private final DSLContext db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Erasure(
            CustomerTable customers,
            PersonalFile file,
            DSLContext db,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.file = file;
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What was done, without a word about whom.
     *
     * @param changed how many rows were replaced or deleted, by module
     */
    public record Receipt(UUID id, Instant at, CustomerId customer, Map<String, Integer> changed) {}

    /**
     * Forgets a person in all modules, in one transaction; asked again it gives the first receipt.
     *
     * @throws CustomerProblem where there never was such a person
     */
    @Transactional
    public Receipt erase(CustomerId id) {
        var person = customers.find(id).orElseThrow(CustomerProblem::unknownCustomer);
        var changed = file.forget(person);
        var actor = Actor.current();
        db.insertInto(ERASURES)
                .set(
                        new ErasuresRecord(
                                ids.next(),
                                person.id(),
                                clock.instant(),
                                JSONB.valueOf(json.writeValueAsString(changed)),
                                actor.kind().name(),
                                actor.id(),
                                actor.requestId()))
                .onConflictDoNothing()
                .execute();
        return db.selectFrom(ERASURES)
                .where(ERASURES.CUSTOMER_ID.eq(person.id()))
                .fetchSingle(this::receipt);
    }

    private Receipt receipt(ErasuresRecord row) {
        var changed =
                json.readValue(
                        row.getChanged().data(), new TypeReference<TreeMap<String, Integer>>() {});
        return new Receipt(row.getId(), row.getAt(), row.getCustomerId(), changed);
    }
}
