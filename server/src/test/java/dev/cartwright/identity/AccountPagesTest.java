package dev.cartwright.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.links.Purpose;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccountTest
class AccountPagesTest {

    @Autowired LinkMail mail;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);

    @BeforeEach
    void somebodyRegistered() {
        ada = new Visitor(port);
        ada.register();
    }

    @Test
    void looking_at_the_link_of_a_mail_uses_nothing_up_and_its_button_does() throws Exception {
        var link = ada.newestLink("verify-email");

        var page = get(Letters.VERIFICATION_PAGE + "?token=" + link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Confirm my address").contains(link);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(ada.signIn().type()).isEqualTo("/problems/email-not-verified");

        var done = submit(Letters.VERIFICATION_PAGE, Map.of("token", link));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("you can sign in now");
        assertThat(ada.signIn().status()).isEqualTo(200);

        var again = submit(Letters.VERIFICATION_PAGE, Map.of("token", link));
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("a newer one was sent");
    }

    @Test
    void a_weak_password_is_asked_for_again_with_the_reason() throws Exception {
        mail.send(Purpose.RESET + " " + ada.email());
        var link = ada.newestLink("reset-password");

        var weak = submit(Letters.RESET_PAGE, Map.of("token", link, "password", "password123"));
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("role=\"alert\"").contains(link);
        assertThat(weak.body()).doesNotContain("password123");

        var done =
                submit(Letters.RESET_PAGE, Map.of("token", link, "password", "nine purple herons"));
        assertThat(done.body()).contains("Your new password is set");
        assertThat(ada.with("nine purple herons").signIn().status()).isEqualTo(200);
    }

    @Test
    void who_forgot_a_password_hears_the_same_whether_there_is_an_account() throws Exception {
        var known = submit(Letters.FORGOT_PAGE, Map.of("email", ada.email()));
        var unknown = submit(Letters.FORGOT_PAGE, Map.of("email", "nobody@example.org"));
        var wrong = submit(Letters.FORGOT_PAGE, Map.of("email", "nobody"));

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).isEqualTo(unknown.body()).contains("a link is on its way");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("must be an e-mail address");
    }

    @Test
    void a_form_that_nobody_can_read_is_refused() throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(at(Letters.FORGOT_PAGE))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("email=%zz")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void what_a_link_brings_is_text() throws Exception {
        var page = get(Letters.RESET_PAGE + "?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.body()).doesNotContain("<script>alert");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields) throws Exception {
        var form =
                fields.entrySet().stream()
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
