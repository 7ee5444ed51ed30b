package dev.cartwright.console;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OwnMachine;
import dev.cartwright.passkeys.PasskeyProblem;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Problem;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.secondfactor.SecondFactors;
import dev.cartwright.staff.Staff;
import dev.cartwright.staff.StaffProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people come in by their password, and go. */
@Controller
@OpenTo(Audience.ARRIVING_STAFF)
class SignInPages {

    static final String URL = "/console/sign-in";
    static final String STALE = "/console/stale";

    private final Staff staff;
    private final SecondFactors factors;
    private final ConsoleSessions sessions;
    private final PasskeyForms passkeys;
    private final ConsoleSettings settings;
    private final PublicUrl shop;

    SignInPages(
            Staff staff,
            SecondFactors factors,
            ConsoleSessions sessions,
            PasskeyForms passkeys,
            ConsoleSettings settings,
            PublicUrl shop) {
        this.staff = staff;
        this.factors = factors;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.settings = settings;
        this.shop = shop;
    }

    @GetMapping(URL)
    ModelAndView form(
            HttpServletRequest request, @RequestParam(defaultValue = Destination.HOME) String to) {
        var page = page(request, to, "");
        return sessions.here(request)
                .filter(it -> it.is(Stage.SIGNED_IN))
                .map(_ -> Destination.redirect(Destination.checked(to)))
                .orElse(page);
    }

    private ModelAndView page(HttpServletRequest request, String to, String email) {
        return new ModelAndView("console/sign-in")
                .addObject("to", Destination.checked(to))
                .addObject("email", email)
                .addObject("passkey", passkeys.ask())
                .addObject("isSafe", isSafe(request));
    }

    /** A password is not sent over a wire that others read. */
    private boolean isSafe(HttpServletRequest request) {
        return shop.isSecure()
                || (OwnMachine.is(request.getServerName())
                        && request.getHeader("X-Forwarded-For") == null
                        && request.getHeader("Forwarded") == null);
    }

    @PostMapping(URL)
    ModelAndView signIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = Destination.HOME) String to,
            @RequestParam(defaultValue = "") String email,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String password) {
        var page = page(request, to, email);
        if (!isSafe(request)) {
            page.setStatus(HttpStatus.FORBIDDEN);
            return page;
        }
        try {
            var person = staff.signIn(new EmailAddress(email), password);
            return goOn(request, sessions.begin(request, person, Destination.checked(to)));
        } catch (StaffProblem | AttemptProblem e) {
            return wrong(page, e.getStatusCode(), detail(e));
        } catch (IllegalArgumentException e) {
            return wrong(page, HttpStatus.BAD_REQUEST, "The address " + e.getMessage() + ".");
        }
    }

    /** A passkey is what somebody has and, as it was unlocked, what they know or are. */
    @PostMapping(URL + "/passkey")
    ModelAndView signInByPasskey(
            HttpServletRequest request,
            @RequestParam(defaultValue = Destination.HOME) String to,
            @AnyNumber(because = "bytes in Base64url, not words") @RequestParam(defaultValue = "")
                    String credential) {
        var page = page(request, to, "");
        if (!isSafe(request)) {
            page.setStatus(HttpStatus.FORBIDDEN);
            return page;
        }
        try {
            var person =
                    staff.recognised(passkeys.recognise(credential))
                            .orElseThrow(PasskeyProblem::refused);
            factors.cancelRemoval(person.id());
            var here = sessions.begin(request, person, Destination.checked(to));
            return Destination.redirect(sessions.signIn(request, here).session().to());
        } catch (StaffProblem | PasskeyProblem | AttemptProblem e) {
            return wrong(page, e.getStatusCode(), detail(e));
        } catch (InvalidField e) {
            return wrong(page, HttpStatus.BAD_REQUEST, "The passkey " + e.getMessage() + ".");
        }
    }

    /** To the second factor, or in, where nobody asks for one. */
    private ModelAndView goOn(HttpServletRequest request, Here here) {
        if (factors.isSet(here.person().id()) || passkeys.has(here.person())) {
            return Destination.redirect(SecondFactorPages.URL);
        }
        factors.withdrawOffer(here.person().id());
        if (settings.secondFactorRequired()) {
            return Destination.redirect(SetupPages.URL);
        }
        return Destination.redirect(sessions.signIn(request, here).session().to());
    }

    private static ModelAndView wrong(ModelAndView page, HttpStatusCode status, String what) {
        page.addObject("wrong", what);
        page.setStatus(status);
        return page;
    }

    static String detail(Problem e) {
        return Objects.toString(e.getBody().getDetail(), "");
    }

    @PostMapping("/console/sign-out")
    ModelAndView signOut(HttpServletRequest request) {
        sessions.signOut(request);
        return Destination.redirect(URL);
    }

    /** A form of an earlier visit was sent. */
    @GetMapping(STALE)
    ModelAndView stale() {
        return new ModelAndView("console/refused")
                .addObject(
                        "why",
                        "This form was made for another visit, so nothing was done. Open its page"
                                + " again.");
    }
}
