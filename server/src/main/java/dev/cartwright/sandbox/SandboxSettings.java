package dev.cartwright.sandbox;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param slow how long {@code tok_slow} takes to answer
 */
@ConfigurationProperties("cartwright.sandbox")
record SandboxSettings(@DefaultValue("5s") Duration slow) {

    SandboxSettings {
        Setting.requirePositive("cartwright.sandbox.slow", slow);
    }
}
