package dev.cartwright.sheets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cartwright.files.Quoting;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The columns of rows, named as in JSON, so that both say the same. What is an object there is
 * several columns: {@code sold.net} is {@code soldNet}. Texts stand as {@link Quoting#SHEET} has
 * them: no spreadsheet calculates what somebody typed.
 */
public record Columns(List<Column> columns) {

    public record Column(String title, Function<Record, String> cell) {}

    public Columns {
        columns = List.copyOf(columns);
    }

    public static Columns of(Class<? extends Record> rows) {
        return new Columns(columns(rows, "", row -> row).toList());
    }

    public List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    public List<String> cells(Record row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    /**
     * @param part finds such a record in a row; null where the row has none
     */
    private static Stream<Column> columns(
            Class<?> type, String prefix, Function<Record, @Nullable Object> part) {
        return Stream.of(type.getRecordComponents())
                .flatMap(it -> {
                    var read = it.getAccessor();
                    read.setAccessible(true); // Rows are their module's own.
                    Function<Record, @Nullable Object> value = row -> value(read, part.apply(row));
                    var title = title(it, prefix);
                    return isObject(it.getType())
                            ? columns(it.getType(), title, value)
                            : Stream.of(new Column(title, row -> cell(value.apply(row))));
                });
    }

    /** A record that is one value in JSON, such as a SKU, is one cell. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents())
                        .noneMatch(it -> it.getAccessor().isAnnotationPresent(JsonValue.class));
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

    private static @Nullable Object value(Method read, @Nullable Object of) {
        try {
            return of == null ? null : read.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
