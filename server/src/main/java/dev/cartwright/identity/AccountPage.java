package dev.cartwright.identity;

import dev.cartwright.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** What the pages have in common to which links in mails lead. */
final class AccountPage {

    static final String NO_TOKEN = "";

    private AccountPage() {}

    /** Whether a browser should offer a password it knows. */
    enum Field {
        EMAIL("email", "E-mail address", "email"),
        PASSWORD("password", "Password", "current-password"),
        NEW_PASSWORD("password", "New password", "new-password");

        private final String type;
        private final String label;
        private final String autocomplete;

        Field(String type, String label, String autocomplete) {
            this.type = type;
            this.label = label;
            this.autocomplete = autocomplete;
        }

        public String type() {
            return type;
        }

        public String label() {
            return label;
        }

        public String autocomplete() {
            return autocomplete;
        }
    }

    static ModelAndView form(
            String at, @Nullable String token, @Nullable Field field, String button) {
        return page().addObject("form", at)
                .addObject("token", token)
                .addObject("field", field)
                .addObject("button", button);
    }

    static ModelAndView said(String heading, String sentence) {
        return says(page(), heading, sentence);
    }

    static ModelAndView says(ModelAndView page, String heading, String sentence) {
        return page.addObject("heading", heading).addObject("sentence", sentence);
    }

    static ModelAndView refused(Problem e) {
        var page = said("Not possible", Objects.toString(e.getBody().getDetail(), ""));
        page.addObject("again", e.getStatusCode().isSameCodeAs(HttpStatus.GONE));
        return with(e.getStatusCode(), page);
    }

    static ModelAndView wrong(ModelAndView page, String what) {
        return with(HttpStatus.BAD_REQUEST, page.addObject("wrong", what));
    }

    private static ModelAndView with(HttpStatusCode status, ModelAndView page) {
        page.setStatus(status);
        return page;
    }

    private static ModelAndView page() {
        return new ModelAndView("identity/account").addObject("noIndex", true);
    }
}
