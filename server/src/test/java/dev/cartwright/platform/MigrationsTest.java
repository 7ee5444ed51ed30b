package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(TestDatabase.class)
class MigrationsTest {

    @Autowired DataSource database;

    /** Shops have tables of these names: another name would migrate them a second time. */
    @Test
    void every_module_has_a_history_of_its_own() throws Exception {
        try (var superuser = TestDatabase.asSuperuser(database)) {
            var histories =
                    DSL.using(superuser)
                            .fetchValues(
                                    """
                                    select table_name::text from information_schema.tables \
                                    where table_name like 'flyway%' order by table_name\
                                    """);

            assertThat(histories)
                    .asString()
                    .isEqualTo(
                            """
                            [flyway_schema_history, flyway_schema_history_abandonment, \
                            flyway_schema_history_alerts, flyway_schema_history_apikeys, \
                            flyway_schema_history_attempts, \
                            flyway_schema_history_authlog, flyway_schema_history_byhand, \
                            flyway_schema_history_carts, flyway_schema_history_catalog, \
                            flyway_schema_history_console, \
                            flyway_schema_history_coupons, flyway_schema_history_customers, \
                            flyway_schema_history_fulfilment, \
                            flyway_schema_history_hooks, flyway_schema_history_identity, \
                            flyway_schema_history_imports, flyway_schema_history_inventory, \
                            flyway_schema_history_ledger, flyway_schema_history_links, \
                            flyway_schema_history_mail, flyway_schema_history_orderdesk, \
                            flyway_schema_history_ordermails, \
                            flyway_schema_history_orders, \
                            flyway_schema_history_passkeys, \
                            flyway_schema_history_paymentmethods, \
                            flyway_schema_history_payments, flyway_schema_history_platform, \
                            flyway_schema_history_pricealerts, \
                            flyway_schema_history_pricing, \
                            flyway_schema_history_promotions, flyway_schema_history_rates, \
                            flyway_schema_history_refunds, flyway_schema_history_returns, \
                            flyway_schema_history_sales, \
                            flyway_schema_history_sandbox, flyway_schema_history_search, \
                            flyway_schema_history_secondfactor, \
                            flyway_schema_history_sessions, flyway_schema_history_staff, \
                            flyway_schema_history_stocklive, \
                            flyway_schema_history_stocktakes, flyway_schema_history_tokens, \
                            flyway_schema_history_transfers, flyway_schema_history_webhooks]\
                            """);
        }
    }
}
