package dev.cartwright.web;

import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.ReadIn;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says of the interface as a whole, and how values look in it. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    static final String STAFF_KEY = "staffKey";
    static final String ACCESS_TOKEN = "accessToken";

    /** Names of schemas that {@link ApiOperations} adds. */
    static final String MONEY = "Money";

    static final String PROBLEM = "Problem";

    private static final String DESCRIPTION =
            """
            A shop's whole backend. Amounts are decimal text beside a currency, instants are \
            ISO 8601 in UTC, lists go on with `after` = the `next` of the page before. Unknown \
            fields are refused; in answers null is as good as absent. A refusal is \
            `application/problem+json` (RFC 9457): its `type` is stable, its `errors` name the \
            fields.\
            """;

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Money.class, new Schema<>().$ref(MONEY))
                .replaceWithSchema(CurrencyUnit.class, currency())
                .replaceWithSchema(IfMatch.class, new StringSchema().example("\"3\""))
                .replaceWithSchema(ReadIn.class, new StringSchema().example("de-AT"))
                .replaceWithSchema(
                        IdempotencyKey.class,
                        new StringSchema().minLength(1).maxLength(255).pattern("[\\x21-\\x7e]+"));
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Cartwright")
                                .version("v1")
                                .description(DESCRIPTION)
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        STAFF_KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "The staff's: CARTWRIGHT_ADMIN_KEY, or a key"
                                                                + " with the permission that"
                                                                + " x-permission names"))
                                .addSecuritySchemes(
                                        ACCESS_TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")
                                                .description(
                                                        "A customer's, from /api/auth/login")));
    }

    /** Springdoc would number methods of one name in the order it meets them. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            var type = handler.getBeanType().getSimpleName().replace("Endpoint", "");
            var name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
            return operation.operationId(name + "." + handler.getMethod().getName());
        };
    }

    @Bean
    OperationCustomizer whoMayAsk() {
        return (operation, handler) -> {
            Door.of(handler).ifPresent(it -> ApiOperations.keep(operation, it));
            return operation;
        };
    }

    @Bean
    ModelConverter distinctSchemas() {
        return new DistinctSchemas();
    }

    @Bean
    OpenApiCustomizer operations() {
        return new ApiOperations();
    }

    static Schema<?> money() {
        var money = new ObjectSchema();
        money.addProperty("amount", new StringSchema().example("12.34"));
        money.addProperty("currency", currency());
        money.setRequired(List.of("amount", "currency"));
        return money;
    }

    private static Schema<?> currency() {
        return new StringSchema().pattern("[A-Z]{3}").example("USD");
    }

    static Schema<?> problem() {
        var error = new ObjectSchema();
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        var problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().example("/problems/out-of-stock"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status"));
        // Facts that a program can read, by the problem's type.
        problem.setAdditionalProperties(true);
        return problem;
    }
}
