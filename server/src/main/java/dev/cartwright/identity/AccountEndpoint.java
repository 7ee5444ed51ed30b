package dev.cartwright.identity;

import dev.cartwright.authlog.AuthLog;
import dev.cartwright.authlog.OwnEvent;
import dev.cartwright.customers.Erasure.Receipt;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import dev.cartwright.sessions.Device;
import dev.cartwright.tokens.Bearer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for who is signed in: the own account, its devices and what befell it. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/auth")
class AccountEndpoint {

    private final SignedIn signedIn;
    private final Profiles profiles;
    private final EmailChange emailChange;
    private final AccountErasure erasure;
    private final AuthLog log;

    AccountEndpoint(
            SignedIn signedIn,
            Profiles profiles,
            EmailChange emailChange,
            AccountErasure erasure,
            AuthLog log) {
        this.signedIn = signedIn;
        this.profiles = profiles;
        this.emailChange = emailChange;
        this.erasure = erasure;
        this.log = log;
    }

    record Me(
            UUID id,
            @Nullable CustomerId customerId,
            EmailAddress email,
            boolean emailVerified,
            String name,
            Locale locale,
            UUID sessionId) {}

    /**
     * @param device what its program calls itself
     * @param current whether it is the one that asks
     */
    record Session(
            UUID id,
            String device,
            String network,
            Instant startedAt,
            Instant lastUsedAt,
            boolean current) {}

    record SessionList(List<Session> items) {}

    record NewEmail(
            @NotNull EmailAddress email,
            @AnyNumber(because = "only its hash is kept") @NotNull String password) {}

    record Password(@AnyNumber(because = "only its hash is kept") @NotNull String password) {}

    @GetMapping("/me")
    Me me() {
        var bearer = Bearer.required();
        var user = signedIn.owner(bearer);
        var shown = profiles.of(user);
        return new Me(
                user.id(),
                user.customer(),
                user.email(),
                true,
                shown.name(),
                shown.locale(),
                bearer.session());
    }

    @GetMapping("/sessions")
    SessionList sessions() {
        var bearer = Bearer.required();
        var owner = signedIn.owner(bearer);
        return new SessionList(
                signedIn.devices(owner).stream().map(it -> session(it, bearer)).toList());
    }

    private static Session session(Device device, Bearer bearer) {
        return new Session(
                device.id(),
                device.agent(),
                device.network(),
                device.startedAt(),
                device.lastUsedAt(),
                device.id().equals(bearer.session()));
    }

    /** All but the one that asks. */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeOthers() {
        var bearer = Bearer.required();
        signedIn.revokeOthers(signedIn.owner(bearer), bearer.session());
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        signedIn.revoke(signedIn.owner(Bearer.required()), id);
    }

    @GetMapping("/events")
    Page<OwnEvent> events(
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return log.of(signedIn.owner(Bearer.required()).id(), limit, after);
    }

    /** The new address counts once the link in the mail to it is opened. */
    @PostMapping("/email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changeEmail(@RequestBody @Valid NewEmail wanted) {
        emailChange.ask(signedIn.owner(Bearer.required()), wanted.password(), wanted.email());
    }

    /** Forgets the person; what they bought stays in the books, without their name. */
    @PostMapping("/erasure")
    Receipt erase(@RequestBody @Valid Password given) {
        return erasure.erase(signedIn.owner(Bearer.required()), given.password());
    }
}
