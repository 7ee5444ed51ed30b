package dev.cartwright.identity;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the links in mails lead. Looking at a page uses no link up, for mail programs look before
 * people do: only its button does.
 */
@Controller
class AccountPages {

    private static final String NO_TOKEN = "";

    private final Verification verification;
    private final AccountMail mail;
    private final PasswordReset reset;

    AccountPages(Verification verification, AccountMail mail, PasswordReset reset) {
        this.verification = verification;
        this.mail = mail;
        this.reset = reset;
    }

    @GetMapping(Letters.VERIFICATION_PAGE)
    ModelAndView askToVerify(@RequestParam(defaultValue = NO_TOKEN) String token) {
        return form(Letters.VERIFICATION_PAGE, token)
                .addObject("heading", "Confirm your address")
                .addObject("sentence", "One click, and this address is known to be yours.")
                .addObject("button", "Confirm my address");
    }

    @PostMapping(Letters.VERIFICATION_PAGE)
    ModelAndView verify(@RequestParam(defaultValue = NO_TOKEN) String token) {
        try {
            verification.verify(token);
            return said("Confirmed", "Your address is confirmed: you can sign in now.");
        } catch (Problem e) {
            return refused(e);
        }
    }

    @GetMapping(Letters.FORGOT_PAGE)
    ModelAndView askForAddress() {
        return form(Letters.FORGOT_PAGE, null)
                .addObject("heading", "Set a new password")
                .addObject("sentence", "You get a link by mail with which you set it.")
                .addObject("field", "email")
                .addObject("label", "E-mail address")
                .addObject("button", "Send me the link");
    }

    @PostMapping(Letters.FORGOT_PAGE)
    ModelAndView forgot(@RequestParam(defaultValue = "") String email) {
        try {
            mail.ask(Purpose.RESET, new EmailAddress(email));
        } catch (IllegalArgumentException e) {
            return wrong(askForAddress(), "This " + e.getMessage() + ".");
        } catch (Problem e) {
            return refused(e);
        }
        return said(
                "Look at your mail",
                "If somebody has an account with this address, a link is on its way to it.");
    }

    @GetMapping(Letters.RESET_PAGE)
    ModelAndView askForPassword(@RequestParam(defaultValue = NO_TOKEN) String token) {
        return form(Letters.RESET_PAGE, token)
                .addObject("heading", "Set a new password")
                .addObject(
                        "sentence",
                        "At least 8 characters; a few words that nobody would guess are best. You"
                                + " will be signed out everywhere.")
                .addObject("field", "password")
                .addObject("label", "New password")
                .addObject("button", "Set the password");
    }

    @PostMapping(Letters.RESET_PAGE)
    ModelAndView reset(
            @RequestParam(defaultValue = NO_TOKEN) String token,
            @RequestParam(defaultValue = "") String password) {
        try {
            reset.reset(token, password);
            return said("Done", "Your new password is set: sign in with it.");
        } catch (InvalidField e) {
            return wrong(askForPassword(token), "The password " + e.getMessage() + ".");
        } catch (Problem e) {
            return refused(e);
        }
    }

    private static ModelAndView refused(Problem e) {
        var page = said("Not possible", Objects.toString(e.getBody().getDetail(), ""));
        page.addObject("again", e.getStatusCode().isSameCodeAs(HttpStatus.GONE));
        return with(e.getStatusCode(), page);
    }

    private static ModelAndView wrong(ModelAndView page, String what) {
        return with(HttpStatus.BAD_REQUEST, page.addObject("wrong", what));
    }

    private static ModelAndView with(HttpStatusCode status, ModelAndView page) {
        page.setStatus(status);
        return page;
    }

    private static ModelAndView form(String at, @Nullable String token) {
        return page().addObject("form", at).addObject("token", token);
    }

    private static ModelAndView said(String heading, String sentence) {
        return page().addObject("heading", heading).addObject("sentence", sentence);
    }

    private static ModelAndView page() {
        return new ModelAndView("identity/account").addObject("noIndex", true);
    }
}
