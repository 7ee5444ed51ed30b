package dev.cartwright.imports;

import com.google.re2j.Pattern;
import dev.cartwright.files.Format;
import dev.cartwright.files.Quoting;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.imports.Mapping.Source;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read from where in each record of a file. */
final class Layout {

    /** Where a record of JSON may have the variants of its product. */
    static final String VARIANTS = "variants";

    private final Wish wish;
    private final Channel channel;
    private final List<Cell> mapped;
    private final Map<List<String>, Plan> plans = new HashMap<>();

    /**
     * One thing to read.
     *
     * @param label what the merchant calls it
     */
    record Cell(
            Column column,
            Source source,
            String label,
            @Nullable Pattern pattern,
            Quoting quoting) {

        static Cell of(String name, Source source, Channel channel, Quoting quoting) {
            return new Cell(
                    Column.of(name, channel),
                    source,
                    source.from() == null ? name : source.from(),
                    source.pattern() == null ? null : Source.compile(source.pattern()),
                    quoting);
        }
    }

    /**
     * What is read from records with certain columns.
     *
     * @param wrong columns that cannot be, and why
     */
    record Plan(List<Cell> cells, Map<String, String> wrong) {

        /** Returns what the merchant calls a field of {@code ProductRow}. */
        String label(String rowField) {
            return cells.stream()
                    .filter(it -> it.column().ofRow().equalsIgnoreCase(rowField))
                    .map(Cell::label)
                    .findFirst()
                    .orElseGet(() -> Column.named(rowField));
        }
    }

    /** Throws {@link InvalidField} where a mapping names what is no column. */
    Layout(Wish wish, Channel channel) {
        this.wish = wish;
        this.channel = channel;
        this.mapped = wish.mapping() == null ? List.of() : cells(wish.mapping(), channel);
    }

    private static List<Cell> cells(Mapping mapping, Channel channel) {
        var cells = new ArrayList<Cell>();
        var seen = new HashSet<Column>();
        mapping.columns()
                .forEach((name, source) -> {
                    var path = "mapping.columns." + name;
                    try {
                        var cell = Cell.of(name, source, channel, Quoting.FOREIGN);
                        requireSense(path, cell);
                        if (!seen.add(cell.column().spelledOut(channel))) {
                            throw new IllegalArgumentException("is there twice");
                        }
                        cells.add(cell);
                    } catch (InvalidField e) {
                        throw e;
                    } catch (IllegalArgumentException e) {
                        throw new InvalidField(path, String.valueOf(e.getMessage()));
                    }
                });
        return List.copyOf(cells);
    }

    private static void requireSense(String path, Cell cell) {
        var isList = cell.column().field().kind == Column.Kind.LIST;
        var isNumber =
                switch (cell.column().field().kind) {
                    case WHOLE, MONEY -> true;
                    case TEXT, LIST -> false;
                };
        if (cell.source().separator() != null && !isList) {
            throw new InvalidField(path + ".separator", "is for category, tags and images");
        }
        if (cell.source().scale() != null && !isNumber) {
            throw new InvalidField(path + ".scale", "is for numbers");
        }
    }

    /** Returns what to read where a record has these columns. */
    Plan plan(List<String> names) {
        return plans.computeIfAbsent(List.copyOf(names), this::make);
    }

    private Plan make(List<String> names) {
        var wrong = new LinkedHashMap<String, String>();
        if (wish.mapping() == null) {
            return new Plan(own(names, wrong), wrong);
        }
        var used = sources(names);
        if (!wish.mapping().ignoresOthers()) {
            names.stream()
                    .filter(name -> !used.contains(name) && !isKnown(name))
                    .forEach(name ->
                            wrong.put(name, "is not mapped; map it, or set ignoreOthers to true"));
        }
        if (wish.format() == Format.CSV) {
            used.stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> wrong.put(name, "is mapped, but not in the file"));
            twice(names).stream()
                    .filter(used::contains)
                    .forEach(name -> wrong.put(name, "is in the file twice"));
        }
        return new Plan(mapped, wrong);
    }

    /** What mappings read: of JSON, what stands at the top of each way. */
    private Set<String> sources(List<String> names) {
        var sources = new HashSet<String>();
        for (var cell : mapped) {
            var from = cell.source().from();
            if (from != null) {
                var isColumn = wish.format() == Format.CSV || names.contains(from);
                sources.add(isColumn ? from : from.replaceFirst("[.].*", ""));
            }
        }
        return sources;
    }

    private boolean isKnown(String name) {
        try {
            return name.equals(VARIANTS) || Column.of(name, channel).key() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<Cell> own(List<String> names, Map<String, String> wrong) {
        var quoting = Quoting.of(wish.format());
        var cells = new LinkedHashMap<Column, Cell>();
        for (var name : names) {
            if (wish.format() == Format.JSONL && name.equals(VARIANTS)) {
                continue;
            }
            if (name.isBlank()) {
                wrong.put("column " + (names.indexOf(name) + 1), "has no name");
                continue;
            }
            try {
                var cell = Cell.of(name.strip(), Source.column(name), channel, quoting);
                var same = cells.putIfAbsent(cell.column().spelledOut(channel), cell);
                if (same != null) {
                    wrong.put(name, "says the same as " + same.label());
                }
            } catch (IllegalArgumentException e) {
                wrong.put(name, String.valueOf(e.getMessage()));
            }
        }
        if (wish.format() == Format.CSV && !names.contains("sku")) {
            wrong.put("sku", "is required: it says which variant a row means");
        }
        return List.copyOf(cells.values());
    }

    private static Set<String> twice(List<String> names) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        return twice;
    }
}
