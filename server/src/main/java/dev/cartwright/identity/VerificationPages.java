package dev.cartwright.identity;

import static dev.cartwright.identity.AccountPage.NO_TOKEN;
import static dev.cartwright.identity.Letters.VERIFICATION_PAGE;

import dev.cartwright.identity.AccountPage.Field;
import dev.cartwright.identity.User.Status;
import dev.cartwright.identity.Verification.Next;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link leads that says whose an address is. Looking at the page uses no link up, for mail
 * programs look before people do: only its button does, with the account's password.
 */
@Controller
@OpenTo(Audience.EVERYBODY)
class VerificationPages {

    private final Confirmation confirmation;

    VerificationPages(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    @GetMapping(VERIFICATION_PAGE)
    ModelAndView ask(@RequestParam(defaultValue = NO_TOKEN) String token) {
        try {
            return form(token, confirmation.account(token));
        } catch (Problem e) {
            return AccountPage.refused(e);
        }
    }

    private static ModelAndView form(String token, User account) {
        var field = account.passwordHash() == null ? null : Field.PASSWORD;
        var form = AccountPage.form(VERIFICATION_PAGE, token, field, "Confirm my address");
        if (!account.is(Status.PENDING)) {
            return AccountPage.says(
                    form,
                    "Confirm your new address",
                    "It becomes the address of the account of "
                            + account.email()
                            + ". Confirm it only if that account is yours, with its password.");
        }
        if (field == null) {
            return AccountPage.says(
                    form,
                    "Confirm your address",
                    "This address was registered with more than one password, so none of them"
                            + " counts. Confirm it, and set one by the mail that you get then.");
        }
        return AccountPage.says(
                        form,
                        "Confirm your address",
                        "Confirm it with the password that you chose when you registered. If it"
                                + " was somebody else who registered, they chose the password: set"
                                + " a new one, and theirs opens nothing.")
                .addObject("forgotten", true);
    }

    /** A missing password is a wrong one: who was sent here by a stranger clicks and knows none. */
    @PostMapping(VERIFICATION_PAGE)
    ModelAndView confirm(
            @RequestParam(defaultValue = NO_TOKEN) String token,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String password) {
        try {
            return confirmed(confirmation.confirm(token, password));
        } catch (InvalidField e) {
            return AccountPage.wrong(ask(token), "This is not the password of the account.");
        } catch (Problem e) {
            return AccountPage.refused(e);
        }
    }

    private static ModelAndView confirmed(Next next) {
        return AccountPage.said(
                "Confirmed",
                switch (next) {
                    case SIGN_IN -> "Your address is confirmed: you can sign in now.";
                    case SET_PASSWORD ->
                            "Your address is confirmed, and a mail with which you set your"
                                    + " password is on its way to you.";
                });
    }
}
