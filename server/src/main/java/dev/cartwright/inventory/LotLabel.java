package dev.cartwright.inventory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is printed on goods.
 *
 * @param expiresOn the last day they may be sold; null never
 */
public record LotLabel(String number, @Nullable LocalDate expiresOn) {

    /** Units of an item with lots that bear no label; they are shipped last. */
    static final LotLabel NONE = new LotLabel("-", null);
}
