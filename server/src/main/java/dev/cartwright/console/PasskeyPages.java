package dev.cartwright.console;

import dev.cartwright.attempts.AttemptProblem;
import dev.cartwright.console.ConsoleSessions.Here;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.passkeys.Passkey;
import dev.cartwright.passkeys.PasskeyProblem;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.secondfactor.SecondFactors;
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

/** Where somebody adds a passkey to their account, or removes one. */
@Controller
@OpenTo(Audience.STAFF)
@RequestMapping(PasskeyPages.URL)
class PasskeyPages {

    static final String URL = OwnPages.URL + "/passkeys";

    private final ConsoleSessions sessions;
    private final SecondFactors factors;
    private final PasskeyForms passkeys;

    PasskeyPages(ConsoleSessions sessions, SecondFactors factors, PasskeyForms passkeys) {
        this.sessions = sessions;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @GetMapping("/new")
    ModelAndView form(HttpServletRequest request) {
        return page(withCodes(request), "");
    }

    /**
     * Returns who has just proved who they are, and has recovery codes: they come in by these when
     * they have lost the passkey.
     */
    private Here withCodes(HttpServletRequest request) {
        var here = sessions.proven(request);
        if (!factors.isSet(here.person().id())) {
            throw ConsoleProblem.codesFirst();
        }
        return here;
    }

    private ModelAndView page(Here here, String label) {
        return new ModelAndView("console/passkey")
                .addObject("options", passkeys.offer(here.person()))
                .addObject("label", label)
                .addObject("errors", Map.of());
    }

    @PostMapping
    ModelAndView add(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String label,
            @AnyNumber(because = "bytes in Base64url, not words") @RequestParam(defaultValue = "")
                    String credential) {
        var here = withCodes(request);
        try {
            var called = Text.required("label", label, Passkey.LABEL);
            passkeys.add(here.person(), called, credential);
            return Destination.redirect(OwnPages.URL);
        } catch (InvalidField e) {
            var field = "label".equals(e.field()) ? "label" : "credential";
            return wrong(
                    page(here, label),
                    HttpStatus.BAD_REQUEST,
                    field,
                    String.valueOf(e.getMessage()));
        } catch (PasskeyProblem | AttemptProblem e) {
            return wrong(page(here, label), e.getStatusCode(), "problem", SignInPages.detail(e));
        }
    }

    private static ModelAndView wrong(
            ModelAndView page, HttpStatusCode status, String field, String what) {
        page.addObject("errors", Map.of(field, what));
        page.setStatus(status);
        return page;
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(HttpServletRequest request, @PathVariable UUID id) {
        passkeys.remove(sessions.proven(request).person(), id);
        return Destination.redirect(OwnPages.URL);
    }
}
