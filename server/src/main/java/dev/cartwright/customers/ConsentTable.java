package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.CONSENTS;
import static dev.cartwright.customers.schema.Tables.CONSENT_PROOFS;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.customers.schema.tables.records.ConsentProofsRecord;
import dev.cartwright.customers.schema.tables.records.ConsentsRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Client;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Consents and the proofs beside them. */
@Repository
class ConsentTable {

    private static final SelectField<Consent> CONSENT =
            row(
                            CONSENTS.ID,
                            CONSENTS.PURPOSE,
                            CONSENTS.GIVEN,
                            CONSENTS.AT,
                            CONSENT_PROOFS.TEXT,
                            CONSENTS.LOCALE,
                            CONSENTS.REVISION,
                            CONSENTS.CHANNEL_ID,
                            CONSENTS.SOURCE)
                    .mapping(Consent::new);

    private final DSLContext db;

    ConsentTable(DSLContext db) {
        this.db = db;
    }

    /** One statement: a consent is never without its proof before its person is erased. */
    void insert(CustomerId customer, Consent consent) {
        var given =
                name("consent")
                        .as(insertInto(CONSENTS).set(consent(customer, consent)).returning());
        db.with(given)
                .insertInto(CONSENT_PROOFS)
                .set(
                        new ConsentProofsRecord(
                                consent.id(),
                                Objects.requireNonNull(consent.text()),
                                Client.current().network()))
                .execute();
    }

    /** The newest of each purpose, by purpose. */
    List<Consent> current(CustomerId customer) {
        return db.select(CONSENT)
                .distinctOn(CONSENTS.PURPOSE)
                .from(CONSENTS)
                .leftJoin(CONSENT_PROOFS)
                .using(CONSENTS.ID)
                .where(CONSENTS.CUSTOMER_ID.eq(customer))
                .orderBy(CONSENTS.PURPOSE, CONSENTS.ID.desc())
                .fetch(it -> it.value1());
    }

    Optional<Consent> current(CustomerId customer, String purpose) {
        return current(customer).stream().filter(it -> it.purpose().equals(purpose)).findAny();
    }

    /** All there ever were, the oldest first. */
    List<Consent> all(CustomerId customer) {
        return db.select(CONSENT)
                .from(CONSENTS)
                .leftJoin(CONSENT_PROOFS)
                .using(CONSENTS.ID)
                .where(CONSENTS.CUSTOMER_ID.eq(customer))
                .orderBy(CONSENTS.ID)
                .fetch(it -> it.value1());
    }

    int forgetProofs(CustomerId customer) {
        return db.deleteFrom(CONSENT_PROOFS)
                .where(
                        CONSENT_PROOFS.ID.in(
                                select(CONSENTS.ID)
                                        .from(CONSENTS)
                                        .where(CONSENTS.CUSTOMER_ID.eq(customer))))
                .execute();
    }

    private static ConsentsRecord consent(CustomerId customer, Consent consent) {
        var actor = Actor.current();
        return new ConsentsRecord(
                consent.id(),
                customer,
                consent.purpose(),
                consent.given(),
                consent.at(),
                consent.locale(),
                consent.revision(),
                consent.channel(),
                consent.source(),
                actor.kind().name(),
                actor.id(),
                actor.requestId());
    }
}
