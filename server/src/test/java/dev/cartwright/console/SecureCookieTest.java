package dev.cartwright.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The cookies of a shop that people reach over https. */
@WholeShop
@TestPropertySource(properties = "cartwright.public-url=https://shop.example.org")
class SecureCookieTest {

    @Autowired SignedCookie cookie;
    @Autowired MockMvcTester http;

    @Test
    void a_session_is_named_to_this_host_alone_and_to_no_script() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        var answer = new MockHttpServletResponse();

        cookie.writeCookieValue(new CookieValue(request, answer, "session"));

        assertThat(answer.getHeader(HttpHeaders.SET_COOKIE))
                .matches(
                        "__Host-cartwright=session[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly;"
                                + " SameSite=Lax");
    }

    @Test
    void so_is_the_token_of_its_forms() {
        var page = http.get().uri("/console/sign-in").exchange();

        var form = requireNonNull(page.getResponse().getCookie("__Host-cartwright-form"));
        assertThat(form.getSecure()).isTrue();
        assertThat(form.isHttpOnly()).isTrue();
        assertThat(form.getPath()).isEqualTo("/");
        assertThat(form.getAttribute("SameSite")).isEqualTo("Strict");
    }
}
