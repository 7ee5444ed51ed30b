package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.ATTRIBUTES;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.catalog.schema.tables.records.AttributesRecord;
import dev.cartwright.kernel.InvalidField;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The attributes that products may have. */
@Repository
class AttributeTable {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    AttributeTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** An attribute and how often it was changed. */
    record Stored(Attribute attribute, int version) {}

    Map<String, Attribute> all() {
        return db.selectFrom(ATTRIBUTES).orderBy(ATTRIBUTES.CODE).fetch(this::attribute).stream()
                .collect(toMap(Attribute::code, it -> it, (a, _) -> a, LinkedHashMap::new));
    }

    /** Returns up to so many in the order of their codes. */
    List<Stored> after(@Nullable String last, int limit) {
        return db.selectFrom(ATTRIBUTES)
                .where(last == null ? noCondition() : ATTRIBUTES.CODE.gt(last))
                .orderBy(ATTRIBUTES.CODE)
                .limit(limit)
                .fetch(row -> new Stored(attribute(row), row.getVersion()));
    }

    Optional<Stored> find(String code) {
        return db.selectFrom(ATTRIBUTES)
                .where(ATTRIBUTES.CODE.eq(code))
                .fetchOptional(row -> new Stored(attribute(row), row.getVersion()));
    }

    /** As {@link #find}, and nobody else makes or changes any until the transaction ends. */
    Optional<Stored> forChange(String code) {
        db.fetch("select pg_advisory_xact_lock(hashtext('catalog.attributes'))");
        return find(code);
    }

    private Attribute attribute(AttributesRecord row) {
        return new Attribute(
                row.getCode(),
                Attribute.Type.valueOf(row.getType()),
                row.getUnit(),
                labels(row.getLabels()),
                row.getFilterable());
    }

    private Map<Locale, String> labels(JSONB labels) {
        return json.readValue(labels.data(), LABELS).entrySet().stream()
                .collect(toMap(it -> Locale.forLanguageTag(it.getKey()), Map.Entry::getValue));
    }

    /** Adds those that are not there yet. */
    void addMissing(Collection<Attribute> attributes) {
        if (!attributes.isEmpty()) {
            // In one order, or two files that make the same ones would wait for each other.
            var rows =
                    attributes.stream()
                            .sorted(comparing(Attribute::code))
                            .map(it -> db.newRecord(ATTRIBUTES, values(it)))
                            .toList();
            db.insertInto(ATTRIBUTES).set(rows).onConflictDoNothing().execute();
        }
    }

    /** Writes it; its type stays what it was, for its values are of that type. */
    void save(Attribute attribute) {
        var written =
                db.insertInto(ATTRIBUTES)
                        .set(db.newRecord(ATTRIBUTES, values(attribute)))
                        .onConflict(ATTRIBUTES.CODE)
                        .doUpdate()
                        .setAllToExcluded()
                        .set(ATTRIBUTES.VERSION, ATTRIBUTES.VERSION.plus(1))
                        .where(ATTRIBUTES.TYPE.eq(attribute.type().name()))
                        .execute();
        if (written == 0) {
            throw new InvalidField(
                    "type", "must stay what it is; another attribute can have another");
        }
    }

    private Map<String, ?> values(Attribute it) {
        var values = new LinkedHashMap<String, Object>();
        values.put("code", it.code());
        values.put("type", it.type().name());
        values.put("unit", it.unit());
        values.put("labels", JSONB.valueOf(json.writeValueAsString(tags(it))));
        values.put("filterable", it.filterable());
        return values;
    }

    private static Map<String, String> tags(Attribute it) {
        return it.labels().entrySet().stream()
                .collect(toMap(label -> label.getKey().toLanguageTag(), Map.Entry::getValue));
    }
}
