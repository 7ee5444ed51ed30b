package dev.cartwright.console;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.Passkeys;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.secondfactor.SecondFactors;
import dev.cartwright.staff.Staff;
import dev.cartwright.staff.StaffPasswords;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Somebody's own account: sessions, password, second factor. */
@Controller
@OpenTo(Audience.STAFF)
@RequestMapping(OwnPages.URL)
class OwnPages {

    static final String URL = "/console/me";

    private final ConsoleSessions sessions;
    private final OpenSessions open;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Staff staff;
    private final StaffPasswords passwords;

    OwnPages(
            ConsoleSessions sessions,
            OpenSessions open,
            SecondFactors factors,
            Passkeys passkeys,
            Staff staff,
            StaffPasswords passwords) {
        this.sessions = sessions;
        this.open = open;
        this.factors = factors;
        this.passkeys = passkeys;
        this.staff = staff;
        this.passwords = passwords;
    }

    @GetMapping
    ModelAndView me(HttpServletRequest request) {
        return page(sessions.signedIn(request));
    }

    private ModelAndView page(Here here) {
        var person = here.person();
        return new ModelAndView("console/me")
                .addObject("person", person)
                .addObject("sessions", open.of(here))
                .addObject("hasFactor", factors.isSet(person.id()))
                .addObject("codesLeft", factors.recoveryCodesLeft(person.id()))
                .addObject("passkeys", passkeys.of(person.id()))
                .addObject("errors", Map.of());
    }

    @PostMapping("/sessions/{id}/end")
    ModelAndView end(HttpServletRequest request, @PathVariable UUID id) {
        open.end(sessions.signedIn(request), id);
        return Destination.redirect(URL);
    }

    @PostMapping("/sessions/end")
    ModelAndView endOthers(HttpServletRequest request) {
        open.endOthers(sessions.signedIn(request));
        return Destination.redirect(URL);
    }

    /** Signs all other devices out. */
    @PostMapping("/password")
    ModelAndView changePassword(
            HttpServletRequest request,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String currentPassword,
            @AnyNumber(because = "only its hash is kept") @RequestParam(defaultValue = "")
                    String newPassword) {
        var here = sessions.signedIn(request);
        try {
            staff.requirePassword(here.person(), "currentPassword", currentPassword);
            here.session().holdIn(passwords.change(here.person(), "newPassword", newPassword));
            return Destination.redirect(URL);
        } catch (InvalidField e) {
            return wrong(here, HttpStatus.BAD_REQUEST, e.field(), String.valueOf(e.getMessage()));
        } catch (AttemptProblem e) {
            return wrong(here, e.getStatusCode(), "currentPassword", SignInPages.detail(e));
        }
    }

    private ModelAndView wrong(Here here, HttpStatusCode status, String field, String what) {
        var page = page(here).addObject("errors", Map.of(field, what));
        page.setStatus(status);
        return page;
    }

    @PostMapping("/recovery-codes")
    ModelAndView renewCodes(HttpServletRequest request) {
        var here = sessions.proven(request);
        return new ModelAndView("console/recovery-codes")
                .addObject("codes", factors.renewRecoveryCodes(here.person().id()))
                .addObject("to", URL);
    }

    /** Ends the second factor of who has proved who they are; the next is set up at once. */
    @PostMapping("/second-factor/removal")
    ModelAndView removeFactor(HttpServletRequest request) {
        var here = sessions.proven(request);
        factors.remove(here.person().id());
        staff.tellSecondFactorRemoved(here.person());
        if (passkeys.has(here.person().id())) {
            sessions.endOthers(here);
        } else {
            sessions.withoutFactor(here);
        }
        return Destination.redirect(SetupPages.URL);
    }
}
