package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/**
 * A form on a page of the console, sent as a browser does: with what the page hides in it, and the
 * cookies that came with the page.
 *
 * @param page where the form is
 */
public record ConsoleForm(MockMvcTester http, String page) {

    private static final Pattern FORM =
            Pattern.compile("<form\\b(?<tag>[^>]*)>(?<inside>.*?)</form>", Pattern.DOTALL);

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

    /**
     * Sends the form that leads there.
     *
     * @param fields what was filled in: {@code name=value}, one or more of each name
     */
    public MvcTestResult post(String action, String... fields) {
        var shown = http.get().uri(URI.create(page)).exchange();
        var html = new String(shown.getResponse().getContentAsByteArray(), UTF_8);
        var sent = hidden(html, action);
        for (var field : fields) {
            var end = field.indexOf('=');
            sent.add(field.substring(0, end), field.substring(end + 1));
        }
        var request =
                http.post()
                        .uri(URI.create(action))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .formFields(sent);
        var cookies = shown.getResponse().getCookies();
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    /** Returns what a page hides in the form that leads there. */
    static MultiValueMap<String, String> hidden(String html, String action) {
        var form =
                FORM.matcher(html)
                        .results()
                        .filter(it -> attribute(it.group("tag"), "action").equals(action))
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError("no form leads to " + action + ": " + html));
        var fields = new LinkedMultiValueMap<String, String>();
        INPUT.matcher(form.group("inside"))
                .results()
                .map(it -> it.group())
                .filter(it -> attribute(it, "type").equals("hidden"))
                .forEach(it -> fields.add(attribute(it, "name"), attribute(it, "value")));
        return fields;
    }

    /** Returns what an attribute says; nothing, where it is not there. */
    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }
}
