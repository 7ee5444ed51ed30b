package dev.cartwright.embedded;

import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Opens the shop, or says in one line why it cannot. */
public final class Launch {

    private Launch() {}

    /**
     * Starts the server; without {@code SPRING_DATASOURCE_URL} its own PostgreSQL first.
     *
     * @param args Spring's, such as {@code --server.port=80}; they win over the environment
     */
    public static void run(Class<?> application, String... args) {
        try {
            prepare(application, args).run(args);
        } catch (RuntimeException e) {
            // Whatever it was has been told, by StartFailures or by Spring with its trace.
            System.exit(1);
        }
    }

    private static SpringApplication prepare(Class<?> application, String... args) {
        var plan = Plan.of(asked(args));
        var server = new SpringApplication(application);
        server.setBannerMode(Banner.Mode.OFF);
        server.setDefaultProperties(defaults(plan));
        if (plan.isDemo()) {
            server.setAdditionalProfiles("demo");
        }
        server.addInitializers(new Opening(plan, lock(plan)));
        server.addListeners(new ReadyLine());
        return server;
    }

    /** Held as long as this process lives: nothing needs to release it. */
    private static @Nullable FileChannel lock(Plan plan) {
        try {
            return plan.isEmbedded() ? plan.openFolder() : null;
        } catch (CannotStart e) {
            // Spring, which tells of all that fails later, does not run yet.
            StartFailures.print(e.getMessage());
            throw e;
        }
    }

    private static ConfigurableEnvironment asked(String... args) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return environment;
    }

    /** What every start from the command line has and every test lacks; a setting overrides it. */
    private static Map<String, Object> defaults(Plan plan) {
        var defaults = new HashMap<String, Object>();
        // They warn of what StartFailures is about to tell.
        defaults.put("logging.level.org.springframework.boot.web.server.servlet.context", "ERROR");
        defaults.put("logging.level.org.springframework.boot.tomcat.servlet", "OFF");
        if (plan.isEmbedded()) {
            defaults.put("logging.file.name", plan.folder().log().toString());
            defaults.put("logging.structured.format.file", "ecs");
        }
        if (plan.isDemo()) {
            defaults.put("logging.threshold.console", "OFF");
        } else {
            defaults.put("logging.structured.format.console", "ecs");
        }
        return defaults;
    }
}
