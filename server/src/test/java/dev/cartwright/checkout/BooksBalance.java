package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Partitions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Whatever a test did to a shop, its books balance afterwards. */
public class BooksBalance implements BeforeEachCallback, AfterEachCallback {

    /**
     * Tests of one shop share its clock and move it by months; the daily job would have done it.
     */
    @Override
    public void beforeEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test)
                .getBean(Partitions.class)
                .makeAhead("inventory.inventory_movements");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var auditor = SpringExtension.getApplicationContext(test).getBean(Auditor.class);

        assertThat(auditor.audit().violations()).isEmpty();
    }
}
