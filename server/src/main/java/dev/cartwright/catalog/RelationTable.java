package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_RELATIONS;
import static org.jooq.impl.DSL.any;

import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which product goes with which. */
@Repository
class RelationTable {

    private final DSLContext db;
    private final JsonMapper json;

    RelationTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Writes the relations that changed. The others are kept by id and stay, for a related product
     * may have got another word since they were read.
     *
     * @throws InvalidField naming the relation, where no product has that word
     */
    void save(Map<ProductId, Product> before, Map<ProductId, Product> after) {
        var changed = new LinkedHashMap<>(after);
        changed.entrySet()
                .removeIf(
                        it -> relations(before.get(it.getKey())).equals(it.getValue().relations()));
        if (changed.isEmpty()) {
            return;
        }
        var ids = changed.keySet().toArray(ProductId[]::new);
        db.deleteFrom(PRODUCT_RELATIONS).where(PRODUCT_RELATIONS.PRODUCT_ID.eq(any(ids))).execute();
        var rows = TableRows.of(changed, TableRows::relations);
        if (insert(rows) < rows.size()) {
            throw unknown(changed.values());
        }
    }

    private static Map<Relation, List<Slug>> relations(@Nullable Product product) {
        return product == null ? Map.of() : product.relations();
    }

    private int insert(List<?> rows) {
        return db.execute(
                """
                insert into catalog.product_relations (product_id, kind, position, related)
                select relation.product_id, relation.kind, relation.position, other.product_id
                from jsonb_to_recordset(cast(? as jsonb))
                        as relation (product_id uuid, kind text, position int, slug text)
                    join catalog.products other using (slug)
                """,
                json.writeValueAsString(rows));
    }

    private InvalidField unknown(Collection<Product> products) {
        for (var product : products) {
            for (var kind : product.relations().entrySet()) {
                for (var other : kind.getValue()) {
                    if (!db.fetchExists(PRODUCTS, PRODUCTS.SLUG.eq(other.value()))) {
                        return new InvalidField(
                                "relations." + kind.getKey(), "no product is called " + other);
                    }
                }
            }
        }
        return new InvalidField("relations", "a product has got another word meanwhile");
    }
}
