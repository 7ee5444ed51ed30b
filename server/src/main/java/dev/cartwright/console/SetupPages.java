package dev.cartwright.console;

import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.secondfactor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody gives a secret to their app, and writes down their recovery codes. */
@Controller
@OpenTo(Audience.ARRIVING_STAFF)
class SetupPages {

    static final String URL = SecondFactorPages.URL + "/setup";

    private final SecondFactors factors;
    private final PasskeyForms passkeys;
    private final ConsoleSessions sessions;

    SetupPages(SecondFactors factors, PasskeyForms passkeys, ConsoleSessions sessions) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @GetMapping(URL)
    ModelAndView form(HttpServletRequest request) {
        return page(without(request));
    }

    private ModelAndView page(Here here) {
        var person = here.person();
        return new ModelAndView("console/setup")
                .addObject("offer", factors.offer(person.id(), person.email().value()));
    }

    /**
     * Returns who has none yet: signed in and just proven, or after the password where they have no
     * passkey either.
     */
    private Here without(HttpServletRequest request) {
        var here =
                sessions.here(request)
                        .filter(it -> it.is(Stage.PASSWORD) && !passkeys.has(it.person()))
                        .orElseGet(() -> sessions.proven(request));
        if (factors.isSet(here.person().id())) {
            throw ConsoleProblem.signInNeeded();
        }
        return here;
    }

    @PostMapping(URL)
    ModelAndView confirm(HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        var here = without(request);
        try {
            var codes = factors.confirm(here.person().id(), code);
            var in = here.is(Stage.PASSWORD) ? sessions.signIn(request, here) : here;
            return new ModelAndView("console/recovery-codes")
                    .addObject("codes", codes)
                    .addObject("to", in.session().to());
        } catch (InvalidField e) {
            return SecondFactorPages.wrong(
                    page(here), HttpStatus.BAD_REQUEST, "The code " + e.getMessage() + ".");
        }
    }
}
