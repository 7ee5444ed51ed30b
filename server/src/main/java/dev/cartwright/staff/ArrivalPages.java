package dev.cartwright.staff;

import static dev.cartwright.staff.StaffPages.detail;
import static dev.cartwright.staff.StaffPages.page;
import static dev.cartwright.staff.StaffPages.wrong;

import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where links in mails lead that let people come to work with the shop. */
@Controller
@OpenTo(Audience.ARRIVING_STAFF)
class ArrivalPages {

    private static final String FORGOTTEN_PAGE = "/console/password-forgotten";

    private final Joining joining;
    private final StaffPasswords passwords;

    ArrivalPages(Joining joining, StaffPasswords passwords) {
        this.joining = joining;
        this.passwords = passwords;
    }

    @GetMapping(StaffPost.INVITATION_PAGE)
    ModelAndView invitation(@RequestParam(defaultValue = "") String token) {
        try {
            return invitation(token, null, null);
        } catch (StaffProblem e) {
            return refused(e);
        }
    }

    private ModelAndView invitation(String token, @Nullable String email, @Nullable String name) {
        var open = joining.open(token);
        return page("invitation")
                .addObject("token", token)
                .addObject("invited", open.getEmail())
                .addObject("email", email)
                .addObject("name", name == null ? open.getName() : name);
    }

    @PostMapping(StaffPost.INVITATION_PAGE)
    ModelAndView accept(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(defaultValue = "") String name,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String password) {
        try {
            var address = joining.accept(token, email, name, password);
            return said("Welcome", "Your account is made. Sign in as " + address + ".", true);
        } catch (InvalidField e) {
            return wrong(invitation(token, email, name), e.field(), e.getMessage());
        } catch (Problem e) {
            return refused(e);
        }
    }

    @GetMapping(FORGOTTEN_PAGE)
    ModelAndView forgotten() {
        return page("password-forgotten");
    }

    @PostMapping(FORGOTTEN_PAGE)
    ModelAndView askForLink(@RequestParam(defaultValue = "") String email) {
        try {
            passwords.ask(new EmailAddress(email));
        } catch (IllegalArgumentException e) {
            return wrong(forgotten().addObject("email", email), "email", e.getMessage());
        } catch (Problem e) {
            return refused(e);
        }
        return said(
                "Look at your mail",
                "If somebody of the staff has this address, a link is on its way to it.",
                false);
    }

    @GetMapping(StaffPost.PASSWORD_PAGE)
    ModelAndView newPassword(@RequestParam(defaultValue = "") String token) {
        return page("password").addObject("token", token);
    }

    @PostMapping(StaffPost.PASSWORD_PAGE)
    ModelAndView setPassword(
            @RequestParam(defaultValue = "") String token,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String password) {
        try {
            passwords.reset(token, password);
            return said("Done", "Your new password is set. You are signed out everywhere.", true);
        } catch (InvalidField e) {
            return wrong(newPassword(token), e.field(), e.getMessage());
        } catch (Problem e) {
            return refused(e);
        }
    }

    private static ModelAndView refused(Problem e) {
        var page = said("Not possible", detail(e), false);
        page.setStatus(e.getStatusCode());
        return page;
    }

    private static ModelAndView said(String heading, String sentence, boolean maySignIn) {
        return page("said")
                .addObject("heading", heading)
                .addObject("sentence", sentence)
                .addObject("maySignIn", maySignIn);
    }
}
