package dev.cartwright.console;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.console.ConsoleSession.Stage;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.PasskeyProblem;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.ServerKey;
import dev.cartwright.secondfactor.SecondFactors;
import dev.cartwright.secondfactor.SecondFactors.Removal;
import dev.cartwright.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody whose password was right shows a code, or says that they have lost the device. */
@Controller
@OpenTo(Audience.ARRIVING_STAFF)
@RequestMapping(SecondFactorPages.URL)
class SecondFactorPages {

    static final String URL = "/console/second-factor";

    private final SecondFactors factors;
    private final ConsoleSessions sessions;
    private final PasskeyForms passkeys;
    private final Staff staff;
    private final ServerKey key;
    private final TransactionTemplate transaction;

    SecondFactorPages(
            SecondFactors factors,
            ConsoleSessions sessions,
            PasskeyForms passkeys,
            Staff staff,
            ServerKey key,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.staff = staff;
        this.key = key;
        this.transaction = transaction;
    }

    @GetMapping
    ModelAndView form(HttpServletRequest request) {
        return page(arriving(request));
    }

    private ModelAndView page(Here here) {
        var person = here.person();
        var page =
                new ModelAndView("console/second-factor")
                        .addObject("byCode", factors.isSet(person.id()));
        if (passkeys.has(person)) {
            page.addObject("passkey", passkeys.ask(person));
        }
        factors.removal(person.id()).ifPresent(it -> page.addObject("removal", it));
        return page;
    }

    /** Returns who has shown the password; throws a problem where nobody has. */
    private Here arriving(HttpServletRequest request) {
        return sessions.here(request)
                .filter(it -> it.is(Stage.PASSWORD))
                .filter(it -> factors.isSet(it.person().id()) || passkeys.has(it.person()))
                .orElseThrow(ConsoleProblem::signInNeeded);
    }

    @PostMapping
    ModelAndView enter(HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        var here = arriving(request);
        try {
            if (!factors.accepts(here.person().id(), code)) {
                return wrong(page(here), HttpStatus.BAD_REQUEST, "This code opens nothing.");
            }
        } catch (AttemptProblem e) {
            return wrong(page(here), e.getStatusCode(), SignInPages.detail(e));
        }
        return Destination.redirect(sessions.signIn(request, here).session().to());
    }

    @PostMapping("/passkey")
    ModelAndView showPasskey(
            HttpServletRequest request,
            @AnyNumber(because = "bytes in Base64url, not words") @RequestParam(defaultValue = "")
                    String credential) {
        var here = arriving(request);
        try {
            passkeys.require(here.person(), credential);
        } catch (PasskeyProblem | AttemptProblem e) {
            return wrong(page(here), e.getStatusCode(), SignInPages.detail(e));
        } catch (InvalidField e) {
            return wrong(page(here), HttpStatus.BAD_REQUEST, "The passkey " + e.getMessage() + ".");
        }
        factors.cancelRemoval(here.person().id());
        return Destination.redirect(sessions.signIn(request, here).session().to());
    }

    static ModelAndView wrong(ModelAndView page, HttpStatusCode status, String what) {
        page.addObject("wrong", what);
        page.setStatus(status);
        return page;
    }

    /** Begins the waiting time, of which the owner hears by mail; again where they ask again. */
    @PostMapping("/loss")
    ModelAndView lost(HttpServletRequest request) {
        var person = arriving(request).person();
        transaction.executeWithoutResult(_ -> {
            var removal = factors.askRemoval(person.id());
            var page = URL + "/removal?token=" + token(person.id(), removal.askedAt());
            staff.tellSecondFactorLost(person, page, removal.dueAt());
        });
        return Destination.redirect(URL);
    }

    @GetMapping("/removal")
    ModelAndView removal(HttpServletRequest request, @RequestParam String token) {
        requireDue(arriving(request), token);
        return new ModelAndView("console/removal").addObject("token", token);
    }

    @PostMapping("/removal")
    ModelAndView remove(HttpServletRequest request, @RequestParam String token) {
        var here = arriving(request);
        requireDue(here, token);
        transaction.executeWithoutResult(_ -> {
            if (!factors.removeIfDue(here.person().id())) {
                throw ConsoleProblem.removalNotDue();
            }
            passkeys.removeAll(here.person());
            staff.tellSecondFactorRemoved(here.person());
        });
        sessions.withoutFactor(here);
        return Destination.redirect(SetupPages.URL);
    }

    /** Only who also reads the mail has the token. */
    private void requireDue(Here here, String token) {
        var person = here.person().id();
        var isTheirs =
                factors.removal(person)
                        .map(Removal::askedAt)
                        .filter(asked -> isSame(token(person, asked), token))
                        .isPresent();
        if (!isTheirs) {
            throw ConsoleProblem.removalNotDue();
        }
    }

    private String token(UUID person, Instant asked) {
        return key.token("second-factor-removal", person + " " + asked.toEpochMilli());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
