package dev.cartwright.identity;

import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for passwords that were forgotten or are to be others. */
@RestController
@OpenTo(Audience.EVERYBODY)
@RequestMapping("/api/auth/password")
class PasswordEndpoint {

    private final AccountMail mail;
    private final PasswordReset reset;
    private final PasswordChange change;
    private final SignedIn signedIn;
    private final AccessTokens tokens;

    PasswordEndpoint(
            AccountMail mail,
            PasswordReset reset,
            PasswordChange change,
            SignedIn signedIn,
            AccessTokens tokens) {
        this.mail = mail;
        this.reset = reset;
        this.change = change;
        this.signedIn = signedIn;
        this.tokens = tokens;
    }

    record Forgotten(@NotNull EmailAddress email) {}

    record Reset(
            @NotNull String token,
            @AnyNumber(because = "only its hash is kept") @NotNull String password) {}

    record Change(
            @AnyNumber(because = "only its hash is kept") @NotNull String currentPassword,
            @AnyNumber(because = "only its hash is kept") @NotNull String newPassword) {}

    @PostMapping("/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@RequestBody @Valid Forgotten by) {
        mail.ask(Purpose.RESET, by.email());
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody @Valid Reset wanted) {
        reset.reset(wanted.token(), wanted.password());
    }

    /** Signs this device in again, and all others out. */
    @PostMapping("/change")
    @OpenTo(Audience.CUSTOMERS)
    Tokens change(@RequestBody @Valid Change wanted) {
        var owner = signedIn.owner(Bearer.required());
        var opened = change.change(owner, wanted.currentPassword(), wanted.newPassword());
        return Tokens.of(opened, tokens);
    }
}
