package dev.cartwright.platform;

import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Makes the tables of every module in an empty database, as a server does when it starts. */
public final class EveryModule {

    private EveryModule() {}

    public static void migrate(String url, String owner) {
        var flyway = Flyway.configure().dataSource(url, owner, "").load();
        new Migrations(new PathMatchingResourcePatternResolver()).migrate(flyway);
    }
}
