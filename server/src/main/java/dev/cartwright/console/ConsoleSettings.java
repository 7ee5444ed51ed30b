package dev.cartwright.console;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idleFor a session ends so long after its last request
 * @param openFor and so long after it began, however busy it is
 * @param provenFor so long after somebody proved who they are they need not again to move money or
 *     let others in
 * @param secondFactorRequired whether nobody gets in without one
 */
@ConfigurationProperties("cartwright.console")
record ConsoleSettings(
        @DefaultValue("30m") Duration idleFor,
        @DefaultValue("12h") Duration openFor,
        @DefaultValue("10m") Duration provenFor,
        @DefaultValue("true") boolean secondFactorRequired) {

    ConsoleSettings {
        Setting.requirePositive("cartwright.console.idle-for", idleFor);
        Setting.requirePositive("cartwright.console.open-for", openFor);
        Setting.requirePositive("cartwright.console.proven-for", provenFor);
    }
}
