package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the product's own statements into pgbench's scripts, as they are in its source just now.
 *
 * <p>In a script <code>{ReservationSql.TAKE:</code>, then an expression a line for each of its
 * parameters, then <code>}</code>.
 */
final class Statements {

    private static final Path SOURCE = Path.of("server/src/main/java/dev/cartwright/inventory");

    private static final Pattern WANTED =
            Pattern.compile("\\{(\\w+)\\.([A-Z]+):\\n(.*?)\\n}", Pattern.DOTALL);

    private Statements() {}

    static String fill(String script) throws IOException {
        var filled = new StringBuilder();
        var wanted = WANTED.matcher(script);
        while (wanted.find()) {
            var statement = find(wanted.group(1), wanted.group(2));
            var values = wanted.group(3).lines().toList();
            wanted.appendReplacement(filled, Matcher.quoteReplacement(bind(statement, values)));
        }
        return wanted.appendTail(filled).toString();
    }

    private static String find(String file, String constant) throws IOException {
        var source = Files.readString(SOURCE.resolve(file + ".java"));
        var text =
                Pattern.compile(
                                "static final String " + constant + " =\\s*\"\"\"\\n(.*?)\"\"\"",
                                Pattern.DOTALL)
                        .matcher(source);
        if (!text.find()) {
            throw new Unexpected("There is no statement " + constant + " in " + file);
        }
        return text.group(1).stripIndent().strip();
    }

    private static String bind(String statement, List<String> values) {
        var bound = statement;
        for (int i = 0; i < values.size(); i++) {
            var parameter = "{" + i + "}";
            if (!bound.contains(parameter)) {
                throw new Unexpected("The statement has no parameter " + parameter);
            }
            bound = bound.replace(parameter, values.get(i));
        }
        if (bound.matches("(?s).*\\{\\d+}.*")) {
            throw new Unexpected("The statement has more parameters than " + values.size());
        }
        return bound;
    }
}
