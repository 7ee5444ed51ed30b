package dev.cartwright.sales;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file say what. As a rule they are called as in the data set Online Retail
 * (Chen, UCI, 2015), which many tools write.
 *
 * @param cancels what a number begins with, before a digit, that takes back what was sold
 */
record HistoryLayout(
        String number,
        String sku,
        String name,
        String quantity,
        String at,
        String price,
        String customer,
        String country,
        String cancels) {

    /** What somebody says of it; null is as a rule. */
    record Said(
            @Nullable String number,
            @Nullable String sku,
            @Nullable String name,
            @Nullable String quantity,
            @Nullable String at,
            @Nullable String price,
            @Nullable String customer,
            @Nullable String country,
            @Nullable String cancels) {}

    static HistoryLayout of(Said said) {
        return new HistoryLayout(
                column("number", said.number, "InvoiceNo"),
                column("sku", said.sku, "StockCode"),
                column("name", said.name, "Description"),
                column("quantity", said.quantity, "Quantity"),
                column("at", said.at, "InvoiceDate"),
                column("price", said.price, "UnitPrice"),
                column("customer", said.customer, "CustomerID"),
                column("country", said.country, "Country"),
                Objects.requireNonNullElse(said.cancels, "C"));
    }

    private static String column(String field, @Nullable String said, String usual) {
        return said == null ? usual : Text.required(field, said, 100);
    }

    /** Where the columns are; throws {@link InvalidField} where one is missing that is needed. */
    Places in(List<String> header) {
        Stream.of(
                        Map.entry("number", number),
                        Map.entry("sku", sku),
                        Map.entry("quantity", quantity),
                        Map.entry("at", at),
                        Map.entry("price", price))
                .filter(it -> !header.contains(it.getValue()))
                .findFirst()
                .ifPresent(it -> {
                    throw new InvalidField(
                            it.getKey(),
                            "the file has no column %s, but only %s"
                                    .formatted(it.getValue(), header));
                });
        return new Places(
                header.indexOf(number),
                header.indexOf(sku),
                header.indexOf(name),
                header.indexOf(quantity),
                header.indexOf(at),
                header.indexOf(price),
                header.indexOf(customer),
                header.indexOf(country),
                header.size(),
                cancels);
    }

    /**
     * Where each column is in a record, from 0; -1 where the file has none.
     *
     * @param width how many columns there are
     */
    record Places(
            int number,
            int sku,
            int name,
            int quantity,
            int at,
            int price,
            int customer,
            int country,
            int width,
            String cancels) {}
}
