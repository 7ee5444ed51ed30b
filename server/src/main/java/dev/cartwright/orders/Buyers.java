package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;

import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.orders.schema.tables.records.OrderItemsRecord;
import dev.cartwright.orders.schema.tables.records.OrdersRecord;
import dev.cartwright.platform.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Whose orders they are. Sums, lines and history stay, whoever is forgotten. */
@Repository
class Buyers implements PersonalData {

    /** Nobody reads mail there (RFC 2606). */
    static final EmailAddress NOBODY = new EmailAddress("erased@erased.invalid");

    private static final String ERASED = "Erased";

    private final DSLContext db;
    private final JsonMapper json;

    Buyers(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** In the transaction of the merge, which holds whoever is placing an order as the other. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        db.update(ORDERS)
                .set(ORDERS.CUSTOMER_ID, people.into())
                .where(ORDERS.CUSTOMER_ID.eq(people.from()))
                .execute();
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        var lines = OrderTable.lines(ORDERS.ORDER_ID);
        return db.select(ORDERS, lines)
                .from(ORDERS)
                .where(ORDERS.CUSTOMER_ID.eq(person.id()))
                .orderBy(ORDERS.ORDER_ID)
                .fetch(row -> facts(row.value1(), row.value2()));
    }

    /** Country and region stay, by which the tax was owed. */
    @Override
    public int forget(Person person) {
        var orders = lock(person.id());
        db.batched(batch ->
                orders.forEach(order ->
                        batch.dsl()
                                .update(ORDERS)
                                .set(ORDERS.EMAIL, NOBODY)
                                .set(ORDERS.DELIVERY_ADDRESS, erased(order.getDeliveryAddress()))
                                .set(ORDERS.BILLING_ADDRESS, erased(order.getBillingAddress()))
                                .setNull(ORDERS.IP)
                                .setNull(ORDERS.USER_AGENT)
                                .setNull(ORDERS.DEVICE_ID)
                                .set(ORDERS.VERSION, ORDERS.VERSION.plus(1))
                                .where(ORDERS.ORDER_ID.eq(order.getOrderId()))
                                .execute()));
        return orders.size();
    }

    /** Only those in which there is somebody: a second time there are none. */
    private List<OrdersRecord> lock(CustomerId customer) {
        return db.selectFrom(ORDERS)
                .where(ORDERS.CUSTOMER_ID.eq(customer))
                .and(ORDERS.EMAIL.ne(NOBODY))
                .orderBy(ORDERS.ORDER_ID)
                .forUpdate()
                .fetch();
    }

    private JSONB erased(JSONB kept) {
        var address = address(kept);
        return JSONB.valueOf(
                json.writeValueAsString(
                        new Address(
                                ERASED,
                                ERASED,
                                null,
                                ERASED,
                                address.region(),
                                null,
                                address.country())));
    }

    private Address address(JSONB kept) {
        return json.readValue(kept.data(), Address.class);
    }

    private Map<String, Object> facts(OrdersRecord order, List<OrderItemsRecord> lines) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", order.getNumber());
        facts.put("at", order.getCreatedAt());
        facts.put("status", order.getStatus());
        facts.put("email", order.getEmail());
        facts.put("deliveryAddress", address(order.getDeliveryAddress()));
        facts.put("billingAddress", address(order.getBillingAddress()));
        facts.put("shipping", order.getShippingName());
        facts.put("total", Money.ofMinor(order.getCurrency(), order.getTotalMinor()));
        facts.put("lines", lines.stream().map(it -> facts(order, it)).toList());
        put(facts, "ip", order.getIp());
        put(facts, "userAgent", order.getUserAgent());
        put(facts, "device", order.getDeviceId());
        put(facts, "source", order.getSource());
        put(facts, "campaign", order.getCampaign());
        return facts;
    }

    private static Map<String, Object> facts(OrdersRecord order, OrderItemsRecord line) {
        var total = Money.ofMinor(order.getCurrency(), line.getTotalMinor());
        return Map.of(
                "sku", line.getSku(),
                "name", line.getName(),
                "quantity", line.getQuantity(),
                "total", total);
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }
}
