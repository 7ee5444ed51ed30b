package dev.cartwright.customers;

import static dev.cartwright.customers.schema.Tables.ADDRESSES;

import dev.cartwright.customers.schema.tables.records.AddressesRecord;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Address books. Who adds or changes an entry has locked its person. */
@Repository
class AddressTable {

    private final DSLContext db;

    AddressTable(DSLContext db) {
        this.db = db;
    }

    List<SavedAddress> all(CustomerId customer) {
        return db.selectFrom(ADDRESSES)
                .where(ADDRESSES.CUSTOMER_ID.eq(customer))
                .orderBy(ADDRESSES.ID)
                .fetch(AddressTable::saved);
    }

    Optional<SavedAddress> find(CustomerId customer, UUID id) {
        return db.selectFrom(ADDRESSES)
                .where(ADDRESSES.CUSTOMER_ID.eq(customer))
                .and(ADDRESSES.ID.eq(id))
                .fetchOptional(AddressTable::saved);
    }

    int count(CustomerId customer) {
        return db.fetchCount(ADDRESSES, ADDRESSES.CUSTOMER_ID.eq(customer));
    }

    /** Some statements: what was the default before is none any more. */
    void insert(CustomerId customer, SavedAddress wanted, Instant now) {
        clearDefaults(customer, wanted);
        var row = row(wanted, now);
        row.setCustomerId(customer);
        row.setCreatedAt(now);
        db.insertInto(ADDRESSES).set(row).execute();
    }

    /** As {@link #insert}. */
    void update(CustomerId customer, SavedAddress wanted, Instant now) {
        clearDefaults(customer, wanted);
        db.update(ADDRESSES)
                .set(row(wanted, now))
                .where(ADDRESSES.CUSTOMER_ID.eq(customer))
                .and(ADDRESSES.ID.eq(wanted.id()))
                .execute();
    }

    boolean delete(CustomerId customer, UUID id) {
        return db.deleteFrom(ADDRESSES)
                        .where(ADDRESSES.CUSTOMER_ID.eq(customer))
                        .and(ADDRESSES.ID.eq(id))
                        .execute()
                == 1;
    }

    int deleteAll(CustomerId customer) {
        return db.deleteFrom(ADDRESSES).where(ADDRESSES.CUSTOMER_ID.eq(customer)).execute();
    }

    private void clearDefaults(CustomerId customer, SavedAddress wanted) {
        if (wanted.defaultShipping()) {
            clear(customer, ADDRESSES.DEFAULT_SHIPPING);
        }
        if (wanted.defaultBilling()) {
            clear(customer, ADDRESSES.DEFAULT_BILLING);
        }
    }

    private void clear(CustomerId customer, Field<Boolean> mark) {
        db.update(ADDRESSES)
                .set(mark, false)
                .where(ADDRESSES.CUSTOMER_ID.eq(customer))
                .and(mark)
                .execute();
    }

    private static AddressesRecord row(SavedAddress wanted, Instant now) {
        var address = wanted.address();
        var row = new AddressesRecord();
        row.setId(wanted.id());
        row.setLabel(wanted.label());
        row.setName(address.name());
        row.setLine1(address.line1());
        row.setLine2(address.line2());
        row.setCity(address.city());
        row.setRegion(address.region());
        row.setPostalCode(address.postalCode());
        row.setCountry(address.country());
        row.setDefaultShipping(wanted.defaultShipping());
        row.setDefaultBilling(wanted.defaultBilling());
        row.setChangedAt(now);
        return row;
    }

    private static SavedAddress saved(AddressesRecord row) {
        var address =
                new Address(
                        row.getName(),
                        row.getLine1(),
                        row.getLine2(),
                        row.getCity(),
                        row.getRegion(),
                        row.getPostalCode(),
                        row.getCountry());
        return new SavedAddress(
                row.getId(),
                row.getLabel(),
                address,
                row.getDefaultShipping(),
                row.getDefaultBilling());
    }
}
