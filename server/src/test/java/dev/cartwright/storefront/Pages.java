package dev.cartwright.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Asks for pages as a browser does. */
record Pages(MockMvcTester http) {

    static final String NOT_HERE = "Not here";
    static final String NOT_UNDERSTOOD = "Not understood";

    private static final Pattern NAME = Pattern.compile("<h3><a href=\"[^\"]*\">([^<]*)<");

    String get(String address) {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/html");
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    /** Returns the names of the goods, in their order. */
    List<String> goods(String address) {
        return names(get(address));
    }

    static List<String> names(String page) {
        return NAME.matcher(page).results().map(it -> it.group(1)).toList();
    }

    /** Returns the address of the first link whose tag or text is like this. */
    static String link(String page, String tag) {
        var link =
                Pattern.compile(
                        "<a [^>]*href=\"([^\"]*)\"[^>]*>(?:(?!</a>).)*</a>", Pattern.DOTALL);
        return link.matcher(page)
                .results()
                .filter(it -> it.group().contains(tag))
                .map(it -> it.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link with " + tag + " in " + page));
    }

    void assertSorry(String address, int status, String title, String sentence) {
        assertThat(http.get().uri(URI.create(address)))
                .hasStatus(status)
                .hasContentTypeCompatibleWith("text/html")
                .bodyText()
                .contains("<h1>" + title + "</h1>", sentence, "role=\"search\"")
                .doesNotContain("Exception", "dev.cartwright");
    }

    void assertMoved(String address, String to) {
        assertThat(http.get().uri(URI.create(address))).hasStatus(301).hasHeader("Location", to);
    }
}
