package dev.cartwright.sales;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cartwright.files.Quoting;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The columns of rows, named as in JSON, so that both say the same. What is an object there is
 * several columns: {@code sold.net} is {@code soldNet}.
 */
record Columns(List<Column> columns) {

    record Column(String title, Function<Record, String> cell) {}

    Columns {
        columns = List.copyOf(columns);
    }

    static Columns of(Class<? extends Record> rows) {
        return new Columns(columns(rows, "", row -> row).toList());
    }

    List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    List<String> cells(Record row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    /**
     * @param part finds such a record in a row; null where the row has none
     */
    private static Stream<Column> columns(
            Class<?> type, String prefix, Function<Record, @Nullable Object> part) {
        return Stream.of(type.getRecordComponents())
                .flatMap(it -> {
                    Function<Record, @Nullable Object> value = row -> value(it, part.apply(row));
                    var title = title(it, prefix);
                    return it.getType().isRecord()
                            ? columns(it.getType(), title, value)
                            : Stream.of(new Column(title, row -> cell(value.apply(row))));
                });
    }

    private static String title(RecordComponent it, String prefix) {
        if (it.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return prefix;
        }
        var name = it.getName();
        return prefix.isEmpty()
                ? name
                : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.getAmount().toPlainString();
            case BigDecimal ratio -> ratio.toPlainString();
            case Number number -> number.toString();
            default -> Quoting.SHEET.write(value.toString());
        };
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object of) {
        try {
            return of == null ? null : component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
