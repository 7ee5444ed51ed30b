package dev.cartwright.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings each module's tables up to date, each with a history of its own.
 *
 * <p>Spring Modulith does the same, but looks for the modules in all classes at every start. Names
 * of history tables and their baseline are as it has them: databases that it migrated go on.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    /** The outbox, and the trigger functions that other modules' migrations use. */
    private static final List<String> FIRST = List.of("__root", "platform");

    private static final Pattern FOLDER = Pattern.compile("/db/migration/([^/]+)/[^/]+\\.sql$");

    private final ResourcePatternResolver resources;

    Migrations(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    @Override
    public void migrate(Flyway flyway) {
        for (var folder : folders()) {
            of(folder, flyway.getConfiguration()).migrate();
        }
    }

    private static Flyway of(String folder, Configuration configuration) {
        var table = configuration.getTable();
        return Flyway.configure()
                .configuration(configuration)
                .locations("classpath:db/migration/" + folder)
                .table(folder.equals("__root") ? table : table + "_" + folder)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load();
    }

    private Iterable<String> folders() {
        try {
            var found = new TreeSet<String>();
            for (var file : resources.getResources("classpath:db/migration/*/*.sql")) {
                var path = FOLDER.matcher(file.getURL().getPath());
                if (path.find()) {
                    found.add(path.group(1));
                }
            }
            var ordered = new LinkedHashSet<>(FIRST);
            ordered.addAll(found);
            return ordered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
