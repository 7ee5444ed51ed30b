package dev.cartwright;

import dev.cartwright.ModuleTest.BootstrapMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;

/** Leaves out what is in other modules than a test asks for. Tests that ask for the same share. */
class ModuleFilter extends TypeExcludeFilter {

    private static final String ROOT = CartwrightApplication.class.getPackageName() + ".";

    private final Set<String> modules =
            new HashSet<>(
                    List.of(
                            CartwrightApplication.class
                                    .getAnnotation(Modulithic.class)
                                    .sharedModules()));

    ModuleFilter(Class<?> test) {
        var wanted = AnnotatedElementUtils.findMergedAnnotation(test, ModuleTest.class);
        if (wanted == null) {
            throw new IllegalArgumentException(test + " is no test of a module");
        }
        var module = module(test.getName());
        modules.add(module);
        modules.addAll(List.of(wanted.extraIncludes()));
        var dependencies = new HashSet<String>();
        if (wanted.value() != BootstrapMode.STANDALONE) {
            addDependencies(module, dependencies, wanted.value() == BootstrapMode.ALL_DEPENDENCIES);
        }
        modules.addAll(dependencies);
    }

    private static void addDependencies(String module, Set<String> found, boolean all) {
        for (var dependency : dependencies(module)) {
            if (found.add(dependency) && all) {
                addDependencies(dependency, found, true);
            }
        }
    }

    private static List<String> dependencies(String module) {
        try {
            var said = Class.forName(ROOT + module + ".package-info");
            return List.of(said.getAnnotation(ApplicationModule.class).allowedDependencies());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no module " + module, e);
        }
    }

    /** Empty for what is in no module. */
    private static String module(String type) {
        var from = ROOT.length();
        var to = type.indexOf('.', from);
        return type.startsWith(ROOT) && to > 0 ? type.substring(from, to) : "";
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        var module = module(reader.getClassMetadata().getClassName());
        return !module.isEmpty() && !modules.contains(module);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModuleFilter that && modules.equals(that.modules);
    }

    @Override
    public int hashCode() {
        return modules.hashCode();
    }
}
