package dev.cartwright.identity;

import static dev.cartwright.identity.AccountPage.NO_TOKEN;

import dev.cartwright.identity.AccountPage.Field;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody asks for the link with which to set a password, and where it leads. */
@Controller
@OpenTo(Audience.EVERYBODY)
class PasswordPages {

    private final AccountMail mail;
    private final PasswordReset reset;

    PasswordPages(AccountMail mail, PasswordReset reset) {
        this.mail = mail;
        this.reset = reset;
    }

    @GetMapping(Letters.FORGOT_PAGE)
    ModelAndView askForAddress() {
        return AccountPage.says(
                AccountPage.form(Letters.FORGOT_PAGE, null, Field.EMAIL, "Send me the link"),
                "Set a new password",
                "You get a link by mail with which you set it.");
    }

    @PostMapping(Letters.FORGOT_PAGE)
    ModelAndView forgot(@RequestParam(defaultValue = "") String email) {
        try {
            mail.ask(Purpose.RESET, new EmailAddress(email));
        } catch (IllegalArgumentException e) {
            return AccountPage.wrong(askForAddress(), "This " + e.getMessage() + ".");
        } catch (Problem e) {
            return AccountPage.refused(e);
        }
        return AccountPage.said(
                "Look at your mail",
                "If somebody has an account with this address, a link is on its way to it.");
    }

    @GetMapping(Letters.RESET_PAGE)
    ModelAndView askForPassword(@RequestParam(defaultValue = NO_TOKEN) String token) {
        return AccountPage.says(
                AccountPage.form(Letters.RESET_PAGE, token, Field.NEW_PASSWORD, "Set the password"),
                "Set a new password",
                "At least 8 characters; a few words that nobody would guess are best. You"
                        + " will be signed out everywhere.");
    }

    @PostMapping(Letters.RESET_PAGE)
    ModelAndView reset(
            @RequestParam(defaultValue = NO_TOKEN) String token,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String password) {
        try {
            reset.reset(token, password);
            return AccountPage.said("Done", "Your new password is set: sign in with it.");
        } catch (InvalidField e) {
            return AccountPage.wrong(askForPassword(token), "The password " + e.getMessage() + ".");
        } catch (Problem e) {
            return AccountPage.refused(e);
        }
    }
}
