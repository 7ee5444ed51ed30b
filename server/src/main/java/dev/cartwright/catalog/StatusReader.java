package dev.cartwright.catalog;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a status in an address, in any case, as files have it. */
@Component
class StatusReader implements Converter<String, ProductStatus> {

    @Override
    public ProductStatus convert(String text) {
        try {
            return ProductStatus.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            // The message of Java's own names our class.
            throw new IllegalArgumentException("must be one of DRAFT, ACTIVE, ARCHIVED");
        }
    }
}
