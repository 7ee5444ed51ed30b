package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is asked of staff by programs, and what mails tell them. */
public record StaffDesk(MockMvcTester http) {

    public static final String PASSWORD = "four quiet geese at noon";
    public static final String ADMINISTRATOR = "00000000-0000-7000-8000-000000000001";
    public static final String WAREHOUSE = "00000000-0000-7000-8000-000000000003";

    private static final Pattern LINK =
            Pattern.compile("https?://[^/\\s]+(/console/\\S+\\?token=[A-Za-z0-9_-]{43})");

    public static String somebody() {
        return "staff-" + UUID.randomUUID() + "@example.org";
    }

    public MvcTestResult ask(String key, String method, String path, String body) {
        var request =
                http.method(HttpMethod.valueOf(method))
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key);
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .content(body.replace('\'', '"'))
                        .exchange();
    }

    public MvcTestResult ask(String method, String path, String body) {
        return ask(AsAdmin.KEY, method, path, body);
    }

    /** Returns a key that may do these things. */
    public String key(String... permissions) {
        var made =
                ask(
                        "POST",
                        "/api/admin/api-keys",
                        "{'name': 'Test', 'permissions': ['%s']}"
                                .formatted(String.join("', '", permissions)));
        return text(made, "$.key");
    }

    /**
     * Returns a key that may do these things in some of the shop only.
     *
     * @param where such as {@code 'channels': ['default']}
     */
    public String limitedKey(String where, String... permissions) {
        var made =
                ask(
                        "POST",
                        "/api/admin/api-keys",
                        "{'name': 'Test', %s, 'permissions': ['%s']}"
                                .formatted(where, String.join("', '", permissions)));
        return text(made, "$.key");
    }

    public MvcTestResult invite(String email, String... roles) {
        return ask(
                "POST",
                "/api/admin/staff-invitations",
                "{'email': '%s', 'name': 'Ada', 'roles': ['%s']}"
                        .formatted(email, String.join("', '", roles)));
    }

    /** Returns where the link leads of the mail that an address got last, as a path. */
    public String link(String email, String kind) {
        var mails = ask("GET", "/api/admin/mails?to=" + email, "");
        List<String> ids =
                JsonPath.read(body(mails), "$.items[?(@.kind == '%s')].id".formatted(kind));
        assertThat(ids).as(body(mails)).isNotEmpty();
        var mail = ask("GET", "/api/admin/mails/" + ids.getFirst(), "");
        var link = LINK.matcher(text(mail, "$.text"));
        assertThat(link.find()).as(body(mail)).isTrue();
        return link.group(1);
    }

    /** Returns how many mails of a kind an address has got. */
    public int mails(String email, String kind) {
        var mails = ask("GET", "/api/admin/mails?to=" + email, "");
        List<String> ids =
                JsonPath.read(body(mails), "$.items[?(@.kind == '%s')].id".formatted(kind));
        return ids.size();
    }

    /** Lets somebody join who has these roles; returns their id. */
    public String joined(ConsoleBrowser browser, String email, String... roles) {
        assertThat(invite(email, roles)).hasStatus(201);
        browser.open(link(email, "staff-invitation"));
        var welcome = browser.submit("/console/invitation", "name=Ada", "password=" + PASSWORD);
        assertThat(welcome.status()).as(welcome.html()).isEqualTo(200);
        return member(email);
    }

    public String member(String email) {
        var staff = ask("GET", "/api/admin/staff?limit=100", "");
        List<String> ids =
                JsonPath.read(body(staff), "$.items[?(@.email == '%s')].id".formatted(email));
        return ids.getFirst();
    }

    public static String text(MvcTestResult answer, String path) {
        return JsonPath.read(body(answer), path).toString();
    }

    public static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    public static void assertRefused(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status);
        assertThat(text(answer, "$.type")).isEqualTo("/problems/" + slug);
    }
}
