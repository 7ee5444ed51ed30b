package dev.cartwright.ledger;

import static dev.cartwright.ledger.schema.Tables.ACCOUNTS;
import static dev.cartwright.ledger.schema.Tables.ENTRIES;
import static dev.cartwright.ledger.schema.Tables.TRANSACTIONS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** What is in the books about one source, or one order. */
@Repository
class PostedQuery {

    private static final SelectField<Actor> THROUGH =
            row(TRANSACTIONS.ACTOR_KIND, TRANSACTIONS.ACTOR_ID, TRANSACTIONS.REQUEST_ID)
                    .mapping((kind, id, request) ->
                            new Actor(Actor.Kind.valueOf(kind), id, request));

    private static final Field<List<Entry>> LINES =
            multiset(
                            select(
                                            ACCOUNTS.CODE,
                                            ACCOUNTS.CURRENCY,
                                            ENTRIES.DEBIT_MINOR.minus(ENTRIES.CREDIT_MINOR))
                                    .from(ENTRIES)
                                    .join(ACCOUNTS)
                                    .on(ACCOUNTS.ID.eq(ENTRIES.ACCOUNT_ID))
                                    .where(ENTRIES.TRANSACTION_ID.eq(TRANSACTIONS.ID))
                                    .orderBy(ENTRIES.LINE))
                    .convertFrom(lines -> lines.map(mapping(PostedQuery::entry)));

    /** Of transactions at one instant the one that began first comes first. */
    private static final Field<Object> XACT = field("transactions.xact");

    private final DSLContext db;

    PostedQuery(DSLContext db) {
        this.db = db;
    }

    /** Oldest first. */
    List<Posted> of(UUID source) {
        return where(TRANSACTIONS.SOURCE.eq(source));
    }

    /** All that an order's statement has, oldest first. */
    List<Posted> of(OrderId order) {
        return where(TRANSACTIONS.ORDER_ID.eq(order));
    }

    private List<Posted> where(Condition condition) {
        return db.select(
                        TRANSACTIONS.ID,
                        TRANSACTIONS.AT,
                        TRANSACTIONS.KIND,
                        TRANSACTIONS.SOURCE,
                        TRANSACTIONS.ORDER_ID,
                        THROUGH,
                        LINES)
                .from(TRANSACTIONS)
                .where(condition)
                .orderBy(TRANSACTIONS.AT, XACT, TRANSACTIONS.PLACE)
                .fetch(mapping(Posted::new));
    }

    private static Entry entry(String account, CurrencyUnit currency, long minor) {
        return new Entry(Account.valueOf(account), Amount.of(currency, minor));
    }
}
