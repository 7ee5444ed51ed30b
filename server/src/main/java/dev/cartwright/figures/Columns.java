package dev.cartwright.figures;

import static java.util.Objects.requireNonNull;

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
 * The columns of rows, named as in JSON, so that both say the same. Units with their value are two
 * columns: {@code shipped} is {@code shippedUnits} and {@code shippedValue}.
 */
record Columns(List<Column> columns) {

    record Column(String title, Function<Record, String> cell) {}

    Columns {
        columns = List.copyOf(columns);
    }

    static Columns of(Class<? extends Record> rows) {
        return new Columns(columns(rows, row -> row).toList());
    }

    List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    List<String> cells(Record row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    /**
     * @param part finds such a record in a row
     */
    private static Stream<Column> columns(Class<?> type, Function<Record, Object> part) {
        return Stream.of(type.getRecordComponents()).flatMap(it -> columns(it, part));
    }

    private static Stream<Column> columns(RecordComponent it, Function<Record, Object> part) {
        var name = it.getName();
        var type = it.getType();
        if (type == Valued.class) {
            Function<Record, Valued> both = row -> (Valued) requireNonNull(value(row, it, part));
            return Stream.of(
                    new Column(name + "Units", row -> cell(both.apply(row).units())),
                    new Column(name + "Value", row -> cell(both.apply(row).value())));
        }
        return it.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? columns(type, row -> requireNonNull(value(row, it, part)))
                : Stream.of(new Column(name, row -> cell(value(row, it, part))));
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

    private static @Nullable Object value(
            Record row, RecordComponent component, Function<Record, Object> part) {
        try {
            return component.getAccessor().invoke(part.apply(row));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
