package dev.cartwright.console;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.PasskeyProblem;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.secondfactor.SecondFactors;
import dev.cartwright.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody proves again who they are before they move money, or let others in. */
@Controller
@OpenTo(Audience.STAFF)
@RequestMapping(ConfirmationPages.URL)
class ConfirmationPages {

    static final String URL = "/console/confirmation";

    private final SecondFactors factors;
    private final ConsoleSessions sessions;
    private final PasskeyForms passkeys;
    private final Staff staff;
    private final ConsoleSettings settings;

    ConfirmationPages(
            SecondFactors factors,
            ConsoleSessions sessions,
            PasskeyForms passkeys,
            Staff staff,
            ConsoleSettings settings) {
        this.factors = factors;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.staff = staff;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView form(
            HttpServletRequest request, @RequestParam(defaultValue = Destination.HOME) String to) {
        return page(sessions.signedIn(request), to);
    }

    private ModelAndView page(Here here, String to) {
        var page =
                new ModelAndView("console/confirmation")
                        .addObject("to", Destination.checked(to))
                        .addObject("byCode", factors.isSet(here.person().id()));
        if (passkeys.has(here.person())) {
            page.addObject("passkey", passkeys.ask(here.person()));
        }
        return page;
    }

    /** By a code; by the password where somebody has no second factor. */
    @PostMapping
    ModelAndView confirm(
            HttpServletRequest request,
            @RequestParam(defaultValue = Destination.HOME) String to,
            @AnyNumber(because = "nothing of it is kept") @RequestParam(defaultValue = "")
                    String proof) {
        var here = sessions.signedIn(request);
        try {
            if (!isProof(here, proof)) {
                return SecondFactorPages.wrong(
                        page(here, to), HttpStatus.BAD_REQUEST, "This code opens nothing.");
            }
        } catch (InvalidField e) {
            return SecondFactorPages.wrong(
                    page(here, to), HttpStatus.BAD_REQUEST, "This " + e.getMessage() + ".");
        } catch (AttemptProblem e) {
            return SecondFactorPages.wrong(
                    page(here, to), e.getStatusCode(), SignInPages.detail(e));
        }
        sessions.prove(request);
        return Destination.redirect(Destination.checked(to));
    }

    @PostMapping("/passkey")
    ModelAndView confirmByPasskey(
            HttpServletRequest request,
            @RequestParam(defaultValue = Destination.HOME) String to,
            @AnyNumber(because = "bytes in Base64url, not words") @RequestParam(defaultValue = "")
                    String credential) {
        var here = sessions.signedIn(request);
        try {
            passkeys.require(here.person(), credential);
        } catch (PasskeyProblem | AttemptProblem e) {
            return SecondFactorPages.wrong(
                    page(here, to), e.getStatusCode(), SignInPages.detail(e));
        } catch (InvalidField e) {
            return SecondFactorPages.wrong(
                    page(here, to), HttpStatus.BAD_REQUEST, "The passkey " + e.getMessage() + ".");
        }
        sessions.prove(request);
        return Destination.redirect(Destination.checked(to));
    }

    private boolean isProof(Here here, String proof) {
        var person = here.person();
        if (factors.isSet(person.id())) {
            return factors.accepts(person.id(), proof);
        }
        if (settings.secondFactorRequired()) {
            return false;
        }
        staff.requirePassword(person, "proof", proof);
        return true;
    }
}
