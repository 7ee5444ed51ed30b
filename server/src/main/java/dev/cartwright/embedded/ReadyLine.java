package dev.cartwright.embedded;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells the person at the terminal that the shop is open, and where. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        System.out.println(of(event.getApplicationContext().getEnvironment()));
    }

    private static String of(Environment environment) {
        var server = url(environment, "local.server.port");
        var management = url(environment, "local.management.port");
        var line = new StringBuilder("Cartwright is ready: ").append(server);
        line.append("  (API docs ").append(server).append("/docs, health ");
        line.append(management).append("/actuator/health)");
        if (environment.matchesProfiles("demo")) {
            line.append("  demo admin key: ");
            line.append(environment.getProperty("cartwright.admin-key", "none"));
        }
        return line.append("  - Ctrl-C stops it").toString();
    }

    private static String url(Environment environment, String port) {
        return "http://localhost:" + environment.getProperty(port);
    }
}
