package dev.cartwright.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and form of the console, asked with every permission there is. */
@WholeShop
class PageSweepTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;

    /** By method and path. */
    Map<String, HandlerMethod> pages = Map.of();

    @BeforeEach
    void all_below_the_console() {
        pages = new TreeMap<>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (var path : mapping.getPatternValues()) {
                        for (var method : mapping.getMethodsCondition().getMethods()) {
                            if (path.startsWith("/console")) {
                                pages.put(method + " " + path, handler);
                            }
                        }
                    }
                });
        assertThat(pages).hasSizeGreaterThan(40);
    }

    private static <A extends Annotation> @Nullable A said(HandlerMethod page, Class<A> what) {
        var own = page.getMethod().getAnnotation(what);
        return own == null ? page.getBeanType().getAnnotation(what) : own;
    }

    private static @Nullable Permission permission(String page, HandlerMethod handler) {
        var said = said(handler, ForStaff.class);
        if (said == null) {
            return null;
        }
        var byMethod = page.startsWith("GET ") ? Access.READ : Access.WRITE;
        return new Permission(
                said.value(), said.access().length == 0 ? byMethod : said.access()[0]);
    }

    private int status(String key, String page) {
        var words = page.split(" ", 2);
        var path = words[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return new StaffDesk(http).ask(key, words[0], path, "").getResponse().getStatus();
    }

    @Test
    void a_permission_opens_what_asks_for_it_and_nothing_else() {
        var failures = new SoftAssertions();
        for (var permission : Permission.all()) {
            clock.move(Duration.ofMinutes(1));
            var key = new StaffDesk(http).key(permission.toString());
            pages.forEach((page, handler) -> {
                var needed = permission(page, handler);
                if (needed == null) {
                    return;
                }
                var status = failures.assertThat(status(key, page));
                if (needed.equals(permission)) {
                    status.as("%s with %s", page, permission).isNotIn(401, 403).isLessThan(500);
                } else {
                    status.as("%s with %s", page, permission).isEqualTo(403);
                }
            });
        }
        failures.assertAll();
    }

    @Test
    void who_is_limited_opens_only_what_narrows_itself() {
        var all = Permission.all().stream().map(Object::toString).toArray(String[]::new);
        var where = "'channels': ['default'], 'locations': ['main']";
        var key = new StaffDesk(http).limitedKey(where, all);
        var failures = new SoftAssertions();
        clock.move(Duration.ofMinutes(1));
        pages.forEach((page, handler) -> {
            var said = said(handler, ForStaff.class);
            if (said == null) {
                return;
            }
            var status = failures.assertThat(status(key, page)).as(page);
            if (said.honours().length == Dimension.values().length) {
                status.isNotIn(401, 403).isLessThan(500);
            } else {
                status.isEqualTo(403);
            }
        });
        failures.assertAll();
    }

    @Test
    void what_is_for_people_opens_to_no_program() {
        var key = new StaffDesk(http).key("staff:read");
        var failures = new SoftAssertions();
        pages.forEach((page, handler) -> {
            var open = said(handler, OpenTo.class);
            if (permission(page, handler) == null && open != null) {
                assertThat(open.value()).isIn(Audience.STAFF, Audience.ARRIVING_STAFF);
                if (open.value() == Audience.STAFF) {
                    failures.assertThat(status(key, page)).as(page).isEqualTo(403);
                    failures.assertThat(status("wrong", page)).as(page).isEqualTo(401);
                }
            }
        });
        failures.assertAll();
    }
}
