package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectPackages;

class HouseFilesTest {

    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What a migration makes or refers to by a foreign key; the first word is its schema. */
    static final Pattern OWNED =
            Pattern.compile(
                    "(?i)create (?:or replace )?(?:schema|table|view|sequence|type|function) (\\w+)"
                            + "|create (?:unique )?index \\w* ?on (\\w+)\\."
                            + "|references (\\w+)\\.|insert into (\\w+)\\.|alter table (\\w+)\\.");

    /** Split, or this file would break its own rule. */
    static final Pattern EXCUSE =
            Pattern.compile(
                    "@Suppress" + "Warnings|@Dis" + "abled|\\bTO" + "DO\\b|\\bFIX" + "ME\\b");

    static final Pattern REASON = Pattern.compile("//.{10,}|\\* .{10,}|\\(\"[^\"]{10,}\"\\)");

    @Test
    void files_are_short() {
        assertThat(java().filter(file -> lines(file).size() > 300))
                .as("because who needs to change a file has to read it first")
                .isEmpty();
    }

    @Test
    void each_test_belongs_to_one_suite() {
        var named =
                Stream.of(Suites.class.getDeclaredClasses())
                        .flatMap(suite ->
                                Stream.of(suite.getAnnotation(SelectPackages.class).value()))
                        .toList();
        var tested =
                files(Path.of("src/test/java"))
                        .filter(file -> file.toString().endsWith("Test.java"))
                        .map(file -> Path.of("src/test/java").relativize(file.getParent()))
                        .map(folder -> folder.toString().replace('/', '.'))
                        .distinct()
                        .toList();
        assertThat(named)
                .as("because bin/check runs suites, and a test in none is not run")
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void a_check_is_switched_off_only_with_a_reason_beside_it() {
        var silent = new ArrayList<String>();
        for (var file : java().toList()) {
            var lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                var before = i == 0 ? "" : lines.get(i - 1);
                if (EXCUSE.matcher(lines.get(i)).find()
                        && !REASON.matcher(before + lines.get(i)).find()) {
                    silent.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(silent).as("because an exception without a reason becomes the rule").isEmpty();
    }

    /** The prices moved out once, with all their rows. */
    private static final String MOVED = "alter table catalog.prices set schema pricing";

    @Test
    void a_migration_stays_in_the_schema_of_its_module() {
        var foreign = new ArrayList<String>();
        for (var file : files(MIGRATIONS).toList()) {
            var folder = MIGRATIONS.relativize(file).getName(0).toString();
            var schema = folder.equals("__root") ? "events" : folder;
            OWNED.matcher(String.join(" ", lines(file)).replaceAll("\\s+", " ").replace(MOVED, ""))
                    .results()
                    .filter(match -> !schema(match).equalsIgnoreCase(schema))
                    .forEach(match -> foreign.add(file + ": " + match.group()));
        }
        assertThat(foreign)
                .as("because a table has one owner, and no foreign key crosses schemas")
                .isEmpty();
    }

    @Test
    void no_column_fills_itself_in() {
        assertThat(
                        files(MIGRATIONS)
                                .filter(file ->
                                        String.join(" ", lines(file))
                                                .matches(
                                                        "(?is).*default\\s+(now|current_|clock).*")))
                .as("because only the injected clock knows the time")
                .isEmpty();
    }

    @Test
    void pages_name_no_other_host() {
        var pages =
                Stream.of("templates", "static")
                        .flatMap(folder -> files(Path.of("src/main/resources", folder)));
        assertThat(
                        pages.filter(page ->
                                lines(page).stream()
                                        .map(line ->
                                                line.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", ""))
                                        .anyMatch(line -> line.contains("//"))))
                .as("because who looks at our pages has not agreed to be seen by others")
                .isEmpty();
    }

    @Test
    void each_guard_removes_what_is_still_there() {
        var stale = new ArrayList<String>();
        for (var guard : files(Path.of("../guards")).toList()) {
            List<String> file = List.of();
            var hunk = new ArrayList<String>();
            for (var line : Stream.concat(lines(guard).stream(), Stream.of("@@")).toList()) {
                if (line.startsWith("+++ b/")) {
                    file = lines(Path.of("..", line.substring("+++ b/".length())));
                } else if (line.startsWith("@@") || line.startsWith("--- ")) {
                    if (Collections.indexOfSubList(file, hunk) < 0) {
                        stale.add(guard + ": " + hunk);
                    }
                    hunk.clear();
                } else if (line.startsWith(" ") || line.startsWith("-")) {
                    hunk.add(line.substring(1));
                }
            }
        }
        assertThat(stale).as("because a guard that does not apply proves nothing").isEmpty();
    }

    private static String schema(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        throw new IllegalStateException(match.group());
    }

    private static Stream<Path> java() {
        return Stream.of("src/main/java", "src/test/java").flatMap(it -> files(Path.of(it)));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
