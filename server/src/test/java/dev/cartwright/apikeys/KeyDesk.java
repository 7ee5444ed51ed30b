package dev.cartwright.apikeys;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What staff and programs ask of keys. */
record KeyDesk(MockMvcTester http) {

    static final String KEYS = "/api/admin/api-keys";

    /** A key as it was told once. */
    record Told(String id, String key) {

        static Told of(MvcTestResult answer) {
            return new Told(text(answer, "$.apiKey.id"), text(answer, "$.key"));
        }
    }

    /** Makes a key that lasts as long as keys do. */
    Told made(String... permissions) {
        return Told.of(make(AsAdmin.KEY, permissions));
    }

    MvcTestResult make(String by, String... permissions) {
        var all =
                Arrays.stream(permissions)
                        .map(it -> '"' + it + '"')
                        .collect(Collectors.joining(",", "[", "]"));
        return ask(by, "POST", KEYS, "{\"name\": \"Feed\", \"permissions\": %s}".formatted(all));
    }

    MvcTestResult rotate(String id, String body) {
        return ask(AsAdmin.KEY, "POST", KEYS + "/" + id + "/rotation", body);
    }

    MvcTestResult shown(String id) {
        return ask(AsAdmin.KEY, "GET", KEYS + "/" + id, "");
    }

    MvcTestResult revoke(String id) {
        return ask(AsAdmin.KEY, "DELETE", KEYS + "/" + id, "");
    }

    MvcTestResult ask(String key, String method, String path, String body) {
        return ask(key, method, path, body, MediaType.APPLICATION_JSON_VALUE);
    }

    MvcTestResult ask(String key, String method, String path, String body, String type) {
        var request =
                http.method(HttpMethod.valueOf(method))
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key);
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.valueOf(type)).content(body).exchange();
    }

    static String text(MvcTestResult answer, String path) {
        return JsonPath.read(body(answer), path).toString();
    }

    static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
