package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.LOCATIONS;

import dev.cartwright.inventory.schema.tables.records.LocationsRecord;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.KnownLocations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where goods lie: shops, warehouses, and to which countries each sends parcels. */
@Service
public class Locations implements KnownLocations {

    private final DSLContext db;
    private final Channels channels;

    Locations(DSLContext db, Channels channels) {
        this.db = db;
        this.channels = channels;
    }

    /**
     * A place.
     *
     * @param priority the lowest is asked first
     * @param countries where it sends parcels; empty is everywhere
     * @param active nothing new is promised from one that is not
     */
    public record Location(
            String code, String name, int priority, List<String> countries, boolean active) {

        public Location {
            countries = List.copyOf(countries);
        }
    }

    /**
     * A location as it is kept.
     *
     * @param version 0 of one that a channel names and nobody has described
     */
    public record Kept(Location location, int version) {}

    /**
     * What a change came to.
     *
     * @param made it had not been described before
     */
    public record Stored(Kept kept, boolean made) {}

    /** All of them by code, those that only a channel names too. */
    @Transactional(readOnly = true)
    public Collection<Kept> all() {
        var all = new TreeMap<String, Kept>();
        for (var channel : channels.all()) {
            channel.stockLocations().forEach(code -> all.put(code, new Kept(usual(code), 0)));
        }
        db.selectFrom(LOCATIONS).forEach(row -> all.put(row.getLocation(), kept(row)));
        return all.values();
    }

    @Override
    @Transactional(readOnly = true)
    public SortedMap<String, String> names() {
        var names = new TreeMap<String, String>();
        all().forEach(it -> names.put(it.location().code(), it.location().name()));
        return names;
    }

    /** Throws {@link InventoryProblem} where neither we nor a channel know it. */
    @Transactional(readOnly = true)
    public Kept get(String code) {
        return all().stream()
                .filter(it -> it.location().code().equals(code))
                .findAny()
                .orElseThrow(() -> InventoryProblem.unknownLocation(code));
    }

    /** Throws {@link InvalidField} that names those known: a slip of the pen sells nothing. */
    @Transactional(readOnly = true)
    public void requireKnown(String code) {
        requireKnown("location", code);
    }

    /**
     * As above, of another field.
     *
     * @param field where it was said
     */
    @Transactional(readOnly = true)
    public void requireKnown(String field, String code) {
        var codes = all().stream().map(it -> it.location().code()).toList();
        if (!codes.contains(code)) {
            throw new InvalidField(field, "must be one of " + codes);
        }
    }

    /**
     * Describes a location, or makes it.
     *
     * @param seen the version that the caller knows, 0 of what has none; null is any
     * @throws InventoryProblem where it is at another version
     */
    @Transactional
    public Stored put(Location wanted, @Nullable Integer seen) {
        var made = fresh(wanted);
        if (seen == null || seen == 0) {
            // A second one at the same moment waits here, and then finds the first one's row.
            if (db.insertInto(LOCATIONS).set(made).onConflictDoNothing().execute() == 1) {
                return new Stored(kept(made), true);
            }
        }
        var row = forChange(wanted.code());
        var version = row.map(LocationsRecord::getVersion).orElse(0);
        if (row.isEmpty() || (seen != null && !seen.equals(version))) {
            throw InventoryProblem.changedMeanwhile(version);
        }
        return new Stored(change(row.get(), wanted), false);
    }

    private static Kept change(LocationsRecord row, Location wanted) {
        if (!kept(row).location().equals(wanted)) {
            row.setName(wanted.name());
            row.setPriority(wanted.priority());
            row.setCountries(wanted.countries().toArray(String[]::new));
            row.setActive(wanted.active());
            row.setVersion(row.getVersion() + 1);
            row.store();
        }
        return kept(row);
    }

    private Optional<LocationsRecord> forChange(String code) {
        return db.selectFrom(LOCATIONS)
                .where(LOCATIONS.LOCATION.eq(code))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    private static LocationsRecord fresh(Location wanted) {
        return new LocationsRecord(
                wanted.code(),
                wanted.name(),
                wanted.priority(),
                wanted.countries().toArray(String[]::new),
                wanted.active(),
                1);
    }

    private static Location usual(String code) {
        return new Location(code, code, 0, List.of(), true);
    }

    private static Kept kept(LocationsRecord row) {
        return new Kept(
                new Location(
                        row.getLocation(),
                        row.getName(),
                        row.getPriority(),
                        List.of(row.getCountries()),
                        row.getActive()),
                row.getVersion());
    }
}
