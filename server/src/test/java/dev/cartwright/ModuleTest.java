package dev.cartwright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.modulith.test.PublishedEventsExtension;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * A test of the module it is in, within a server that has no more than that.
 *
 * <p>As Spring Modulith's {@code @ApplicationModuleTest}, which for each server works out from the
 * code which modules depend on which: that took as long as everything else. Here it is what modules
 * say of themselves, and {@link ModularityTest} sees that they say the truth.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@TypeExcludeFilters(ModuleFilter.class)
@ExtendWith(PublishedEventsExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ModuleTest {

    /** What there is beside the module itself and the modules that all share. */
    BootstrapMode value() default BootstrapMode.STANDALONE;

    /** Further modules, without what they depend on. */
    String[] extraIncludes() default {};

    /** How much of what the module depends on. */
    enum BootstrapMode {
        STANDALONE,
        DIRECT_DEPENDENCIES,
        ALL_DEPENDENCIES
    }
}
