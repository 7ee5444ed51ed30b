package dev.cartwright.checkout;

import dev.cartwright.platform.Partitions;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Tests of one shop share its clock and move it by months; the daily jobs would have done this. */
class MonthsAhead implements BeforeEachCallback {

    private static final List<String> TABLES =
            List.of(
                    "authlog.auth_logs",
                    "authlog.auth_log_people",
                    "inventory.inventory_movements");

    @Override
    public void beforeEach(ExtensionContext test) {
        var partitions = SpringExtension.getApplicationContext(test).getBean(Partitions.class);
        TABLES.forEach(partitions::makeAhead);
    }
}
