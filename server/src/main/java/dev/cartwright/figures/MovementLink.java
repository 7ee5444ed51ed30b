package dev.cartwright.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cartwright.inventory.StockPeriods.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where the movements are that make a figure. */
record MovementLink(@JsonValue String url) {

    static final MovementLink ALL = new MovementLink("/api/admin/inventory/movements");

    static MovementLink of(Period period) {
        return ALL.with("from", period.from()).with("to", period.to());
    }

    /** Null leaves it open. */
    MovementLink with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new MovementLink(
                        "%s%s%s=%s"
                                .formatted(
                                        url,
                                        url.contains("?") ? "&" : "?",
                                        name,
                                        UriUtils.encode(value.toString(), UTF_8)));
    }

    @Override
    public String toString() {
        return url;
    }
}
