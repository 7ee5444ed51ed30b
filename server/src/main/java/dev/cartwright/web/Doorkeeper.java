package dev.cartwright.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets through whom an endpoint admits, before anything of the request is read; and lets no server
 * start of which an endpoint does not say whom.
 */
@Component
class Doorkeeper implements HandlerInterceptor, SmartInitializingSingleton {

    private static final String OURS = "dev.cartwright";

    /** What all addresses of the staff's interface begin with. */
    static final String STAFF = "/api/admin/";

    private static final String CONSOLE = ConsoleChain.PATH;

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final boolean isDemo;

    /** Asked later: the mappings are made with their interceptors. */
    Doorkeeper(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings,
            Environment environment) {
        this.mappings = mappings;
        isDemo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var first = request.getDispatcherType() == DispatcherType.REQUEST;
        if (first && handler instanceof HandlerMethod endpoint && isOurs(endpoint)) {
            Door.of(endpoint).orElseThrow().pass(HttpMethod.valueOf(request.getMethod()), isDemo);
        }
        return true;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.ifAvailable(it -> requireDoors(it.getHandlerMethods()));
    }

    private static void requireDoors(Map<RequestMappingInfo, HandlerMethod> endpoints) {
        var wrong =
                endpoints.entrySet().stream()
                        .filter(it -> isOurs(it.getValue()) && !says(it.getKey(), it.getValue()))
                        .map(it -> it.getKey() + " of " + it.getValue().getShortLogMessage())
                        .sorted()
                        .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "Each endpoint says who may ask it, below %s and %s that it is for staff, and elsewhere that it is not: %s"
                            .formatted(STAFF, CONSOLE, wrong));
        }
    }

    private static boolean says(RequestMappingInfo mapping, HandlerMethod endpoint) {
        var door = Door.of(endpoint).orElse(null);
        return door != null && isForStaff(mapping) == door.isOfStaff();
    }

    private static boolean isForStaff(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .anyMatch(it -> it.startsWith(STAFF) || it.startsWith(CONSOLE));
    }

    private static boolean isOurs(HandlerMethod endpoint) {
        return endpoint.getBeanType().getPackageName().startsWith(OURS);
    }
}
