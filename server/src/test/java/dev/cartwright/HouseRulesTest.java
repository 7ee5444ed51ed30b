package dev.cartwright;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What classes may look like; {@link HouseFilesTest} says the same of files. */
class HouseRulesTest {

    static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.cartwright");

    static final Predicate<JavaClass> GENERATED = resideInAPackage("..schema..");

    @Test
    void json_is_read_by_one_jackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .because("springdoc brings Jackson 2, which knows none of our limits and types")
                .check(ModularityTest.CODE);
    }

    @Test
    void nobody_is_injected_into_fields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what a class needs is in its constructor, where a test can see it")
                .check(PRODUCT);
    }

    @Test
    void settings_come_as_records() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .because("a module's settings, their defaults and checks are one record")
                .check(ModularityTest.CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.Date",
                "java.util.Calendar",
                "java.sql.Date",
                "java.sql.Timestamp",
                "java.text.SimpleDateFormat"
            })
    void time_is_java_time(String old) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(old)
                .because("it is mutable, or means a date and a moment at once")
                .check(ModularityTest.CODE);
    }

    @ParameterizedTest
    @ValueSource(classes = {double.class, Double.class, float.class, Float.class})
    void nothing_is_kept_as_a_floating_point_number(Class<?> inexact) {
        noFields()
                .should()
                .haveRawType(inexact)
                .because("0.1 + 0.2 is not 0.3: money is Money, a rate is a BigDecimal")
                .check(PRODUCT);
    }

    @Test
    void every_package_says_what_may_be_null() {
        var packages = PRODUCT.stream().filter(GENERATED.negate()).map(JavaClass::getPackage);

        assertThat(packages.distinct().filter(it -> !it.isAnnotatedWith(NullMarked.class)))
                .as("because NullAway looks only where a package-info says @NullMarked")
                .isEmpty();
    }

    @Test
    void most_types_are_private_to_their_module() {
        var types =
                PRODUCT.stream()
                        .filter(GENERATED.negate())
                        .filter(it -> !it.getPackageName().equals("dev.cartwright.kernel"))
                        .filter(it -> it.isTopLevelClass() && !it.isAnnotation())
                        .filter(it -> !it.getSimpleName().equals("package-info"))
                        .toList();
        var open = types.stream().filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC));

        assertThat(open.count() * 2)
                .as("because the compiler is the first architecture test, of %d", types.size())
                .isLessThanOrEqualTo(types.size());
    }

    @Test
    void every_record_of_the_interface_has_a_name_of_its_own() {
        var names =
                PRODUCT.stream()
                        .filter(HouseRulesTest::isOfTheInterface)
                        .collect(groupingBy(HouseRulesTest::nameInTheDocs, toNames()));
        names.values().removeIf(classes -> classes.size() == 1);

        assertThat(names)
                .as("because of two with one name the API docs show one: give @Schema(name = …)")
                .isEmpty();
    }

    private static Collector<JavaClass, ?, List<String>> toNames() {
        return mapping(JavaClass::getFullName, toList());
    }

    private static boolean isOfTheInterface(JavaClass it) {
        return it.isRecord()
                && Stream.iterate(it, outer -> outer.getEnclosingClass().orElseThrow())
                        .limit(it.isNestedClass() ? 2 : 1)
                        .anyMatch(HouseRulesTest::speaksHttp);
    }

    private static boolean speaksHttp(JavaClass it) {
        return it.getSimpleName()
                .matches(".*(Json|Endpoint)|Purchase|ShopWindow|Cancellation|Auditor|OrderTable");
    }

    private static String nameInTheDocs(JavaClass it) {
        return it.tryGetAnnotationOfType(Schema.class).map(Schema::name).orElse(it.getSimpleName());
    }
}
