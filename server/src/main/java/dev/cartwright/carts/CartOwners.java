package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;
import static dev.cartwright.carts.schema.Tables.CART_ITEMS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.carts.schema.tables.records.CartItemsRecord;
import dev.cartwright.carts.schema.tables.records.CartsRecord;
import dev.cartwright.kernel.Address;
import dev.cartwright.platform.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Whose carts they are: the customer's, and guests' as far as an address in them tells. */
@Repository
class CartOwners implements PersonalData {

    private final DSLContext db;
    private final JsonMapper json;

    CartOwners(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public String name() {
        return "carts";
    }

    /** Without the carts' ids, which open them. */
    @Override
    public List<Map<String, Object>> about(Person person) {
        var lines =
                multiset(
                        selectFrom(CART_ITEMS)
                                .where(CART_ITEMS.CART_ID.eq(CARTS.CART_ID))
                                .orderBy(CART_ITEMS.ID));
        return db.select(CARTS, lines)
                .from(CARTS)
                .where(of(person))
                .orderBy(CARTS.CREATED_AT, CARTS.CART_ID)
                .fetch(row -> facts(row.value1(), row.value2()));
    }

    /** What was picked stays: the address may have been somebody else's, given by mistake. */
    @Override
    public int forget(Person person) {
        var theirs =
                db.select(CARTS.CART_ID)
                        .from(CARTS)
                        .where(of(person))
                        .and(isPersonal())
                        .orderBy(CARTS.CART_ID)
                        .forUpdate()
                        .fetch(CARTS.CART_ID);
        return db.update(CARTS)
                .setNull(CARTS.EMAIL)
                .setNull(CARTS.ADDRESS)
                .setNull(CARTS.SHIPPING_METHOD)
                .setNull(CARTS.BUYER_ID)
                .setNull(CARTS.DRAFT_NOTE)
                .set(CARTS.VERSION, CARTS.VERSION.plus(1))
                .where(CARTS.CART_ID.in(theirs))
                .and(of(person))
                .execute();
    }

    private static Condition of(Person person) {
        return CARTS.CUSTOMER_ID
                .eq(person.id())
                .or(CARTS.CUSTOMER_ID.isNull().and(CARTS.EMAIL.eq(person.email())));
    }

    private static Condition isPersonal() {
        return CARTS.EMAIL
                .isNotNull()
                .or(CARTS.ADDRESS.isNotNull())
                .or(CARTS.DRAFT_NOTE.isNotNull());
    }

    private Map<String, Object> facts(CartsRecord cart, List<CartItemsRecord> lines) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("since", cart.getCreatedAt());
        if (cart.getEmail() != null) {
            facts.put("email", cart.getEmail());
        }
        if (cart.getAddress() != null) {
            facts.put("address", json.readValue(cart.getAddress().data(), Address.class));
        }
        if (cart.getDraftNote() != null) {
            facts.put("noted", cart.getDraftNote());
        }
        facts.put("lines", lines.stream().map(CartOwners::line).toList());
        return facts;
    }

    private static Map<String, Object> line(CartItemsRecord line) {
        return Map.of("sku", line.getSku(), "name", line.getName(), "quantity", line.getQuantity());
    }
}
