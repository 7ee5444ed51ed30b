package dev.cartwright.identity;

import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.passkeys.NewPasskey;
import dev.cartwright.passkeys.Passkey;
import dev.cartwright.passkeys.PasskeyAnswer;
import dev.cartwright.passkeys.PasskeyCreationOptions;
import dev.cartwright.passkeys.PasskeyRequestOptions;
import dev.cartwright.passkeys.Passkeys;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for coming in by a passkey, and for the passkeys of who is signed in. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/auth/passkeys")
class PasskeyEndpoint {

    private final PasskeySignIn signIn;
    private final OwnPasskeys own;
    private final Passkeys passkeys;
    private final SignedIn signedIn;
    private final AccessTokens tokens;

    PasskeyEndpoint(
            PasskeySignIn signIn,
            OwnPasskeys own,
            Passkeys passkeys,
            SignedIn signedIn,
            AccessTokens tokens) {
        this.signIn = signIn;
        this.own = own;
        this.passkeys = passkeys;
        this.signedIn = signedIn;
        this.tokens = tokens;
    }

    @Schema(name = "PasskeyOffer")
    record Asked(@AnyNumber(because = "only its hash is kept") @NotNull String password) {}

    /**
     * @param label by which its owner tells it from others
     * @param credential what {@code navigator.credentials.create} gave, by its {@code toJSON()}
     */
    @Schema(name = "PasskeyRegistration")
    record Made(
            @NotBlank @Size(max = Passkey.LABEL) String label,
            @NotNull @Valid NewPasskey credential) {}

    @Schema(name = "PasskeyLabel")
    record Label(@NotBlank @Size(max = Passkey.LABEL) String label) {}

    record PasskeyList(List<Passkey> items) {}

    /** For {@code navigator.credentials.get}; holds for ten minutes. */
    @PostMapping("/sign-in/options")
    @OpenTo(Audience.EVERYBODY)
    PasskeyRequestOptions ask() {
        return signIn.ask();
    }

    /** With what {@code navigator.credentials.get} gave, by its {@code toJSON()}. */
    @PostMapping("/sign-in")
    @OpenTo(Audience.EVERYBODY)
    Tokens signIn(@RequestBody @Valid PasskeyAnswer answer) {
        return Tokens.of(signIn.signIn(answer), tokens);
    }

    /** For {@code navigator.credentials.create}; holds for ten minutes. */
    @PostMapping("/options")
    PasskeyCreationOptions offer(@RequestBody @Valid Asked given) {
        return own.offer(signedIn.owner(Bearer.required()), given.password());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Passkey add(@RequestBody @Valid Made made) {
        return own.add(signedIn.owner(Bearer.required()), made.label(), made.credential());
    }

    /** Oldest first. */
    @GetMapping
    PasskeyList list() {
        return new PasskeyList(passkeys.of(signedIn.owner(Bearer.required()).id()));
    }

    @PutMapping("/{id}")
    Passkey rename(@PathVariable UUID id, @RequestBody @Valid Label wanted) {
        return passkeys.rename(signedIn.owner(Bearer.required()).id(), id, wanted.label());
    }

    /** The device still offers it, but it opens nothing here any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        own.remove(signedIn.owner(Bearer.required()), id);
    }
}
