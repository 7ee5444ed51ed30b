package dev.cartwright.embedded;

import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Reads every module's settings before anything starts: a typing error should not cost a minute.
 */
final class SettingsCheck {

    private static final Pattern TYPE = Pattern.compile("dev/cartwright/\\w+/[\\w$]+(?=\\.class)");

    private SettingsCheck() {}

    static void of(Environment environment) throws IOException {
        var files = "classpath*:dev/cartwright/*/*Settings.class";
        for (var file : new PathMatchingResourcePatternResolver().getResources(files)) {
            var type = TYPE.matcher(file.getURL().toString());
            if (type.find()) {
                read(type.group().replace('/', '.'), environment);
            }
        }
    }

    private static void read(String name, Environment environment) {
        var type = ClassUtils.resolveClassName(name, SettingsCheck.class.getClassLoader());
        var properties = type.getAnnotation(ConfigurationProperties.class);
        if (properties != null) {
            Binder.get(environment).bindOrCreate(properties.value(), Bindable.of(type));
        }
    }
}
