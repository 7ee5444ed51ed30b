package dev.cartwright.imports;

import dev.cartwright.files.Quoting;
import dev.cartwright.imports.Layout.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Several texts in one cell of ours. A backslash before the sign between them, or before another
 * backslash, says that it is part of a text; before anything else it is a backslash.
 */
final class Parts {

    private static final char ESCAPE = '\\';

    private Parts() {}

    /** Reads a cell; others' files have no way to say that the sign is part of a text. */
    static List<String> of(Cell cell, String text) {
        var usual = between(cell.column().field());
        if (cell.quoting() != Quoting.FOREIGN) {
            return split(text, usual);
        }
        var separator = Objects.requireNonNullElse(cell.source().separator(), "" + usual);
        return List.of(text.split(Pattern.quote(separator), -1));
    }

    static char between(Column.Field field) {
        return field == Column.Field.CATEGORY ? '>' : '|';
    }

    static String join(List<String> parts, char between) {
        return parts.stream()
                .map(part -> escaped(part, between))
                .collect(Collectors.joining(between == '>' ? " > " : "|"));
    }

    private static String escaped(String part, char between) {
        return part.replace("\\", "\\\\").replace("" + between, "\\" + between);
    }

    static List<String> split(String cell, char between) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            var next = i + 1 < cell.length() ? cell.charAt(i + 1) : ' ';
            if (cell.charAt(i) == ESCAPE && (next == ESCAPE || next == between)) {
                part.append(next);
                i++;
            } else if (cell.charAt(i) == between) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(cell.charAt(i));
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
