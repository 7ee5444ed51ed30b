package dev.cartwright.identity;

import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for coming in and going. */
@RestController
@OpenTo(Audience.EVERYBODY)
@RequestMapping("/api/auth")
class SignInEndpoint {

    private final SignIn signIn;
    private final Refreshing refreshing;
    private final SignedIn signedIn;
    private final AccessTokens tokens;

    SignInEndpoint(SignIn signIn, Refreshing refreshing, SignedIn signedIn, AccessTokens tokens) {
        this.signIn = signIn;
        this.refreshing = refreshing;
        this.signedIn = signedIn;
        this.tokens = tokens;
    }

    record Credentials(
            @NotNull EmailAddress email,
            @AnyNumber(because = "only its hash is kept") @NotNull String password) {}

    record Refresh(@NotNull String refreshToken) {}

    record Leaving(@Nullable String refreshToken) {}

    @PostMapping("/login")
    Tokens signIn(@RequestBody @Valid Credentials given) {
        return Tokens.of(signIn.signIn(given.email(), given.password()), tokens);
    }

    @PostMapping("/refresh")
    Tokens refresh(@RequestBody @Valid Refresh given) {
        var opened =
                refreshing
                        .refresh(given.refreshToken())
                        .orElseThrow(IdentityProblem::refreshRefused);
        return Tokens.of(opened, tokens);
    }

    /** By either token, or both; who has none is signed out already. */
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@RequestBody(required = false) @Nullable Leaving leaving) {
        if (leaving != null && leaving.refreshToken() != null) {
            signedIn.signOut(leaving.refreshToken());
        }
        if (Bearer.CURRENT.isBound()) {
            signedIn.signOut(Bearer.CURRENT.get());
        }
    }
}
