package dev.cartwright.embedded;

import java.util.HashMap;
import java.util.Map;
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
            var asked = asked(args);
            var plan = Plan.of(asked);
            var server = new SpringApplication(application);
            server.setBannerMode(Banner.Mode.OFF);
            server.setDefaultProperties(defaults(plan));
            if (plan.isDemo()) {
                server.setAdditionalProfiles("demo");
            }
            // The lock lives as long as this process; nothing needs to release it.
            var lock = plan.isEmbedded() ? plan.openFolder() : null;
            server.addInitializers(new Opening(plan, lock));
            server.addListeners(new ReadyLine());
            server.run(args);
        } catch (CannotStart e) {
            StartFailures.print(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            // Spring has told, by StartFailures or with the trace of what it did not expect.
            System.exit(1);
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
        if (plan.isEmbedded()) {
            defaults.put("logging.file.name", plan.folder().log().toString());
            defaults.put("logging.structured.format.file", "ecs");
        }
        if (plan.isDemo()) {
            defaults.put("logging.threshold.console", "WARN");
        } else {
            defaults.put("logging.structured.format.console", "ecs");
        }
        return defaults;
    }
}
