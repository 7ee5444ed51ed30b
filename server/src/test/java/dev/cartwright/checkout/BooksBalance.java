package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.platform.Auditor;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Whatever a test did to a shop, its books balance afterwards. */
public class BooksBalance implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        var auditor = SpringExtension.getApplicationContext(test).getBean(Auditor.class);

        assertThat(auditor.audit().violations()).isEmpty();
    }
}
