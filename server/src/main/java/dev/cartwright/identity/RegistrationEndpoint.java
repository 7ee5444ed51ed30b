package dev.cartwright.identity;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Language;
import dev.cartwright.kernel.Text;
import dev.cartwright.links.Purpose;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for who becomes a customer with an account. */
@RestController
@OpenTo(Audience.EVERYBODY)
@RequestMapping("/api/auth")
class RegistrationEndpoint {

    private final Attempts attempts;
    private final Registration registration;
    private final Confirmation confirmation;
    private final AccountMail mail;
    private final Channels channels;
    private final Ids ids;

    RegistrationEndpoint(
            Attempts attempts,
            Registration registration,
            Confirmation confirmation,
            AccountMail mail,
            Channels channels,
            Ids ids) {
        this.attempts = attempts;
        this.registration = registration;
        this.confirmation = confirmation;
        this.mail = mail;
        this.channels = channels;
        this.ids = ids;
    }

    /**
     * @param locale in which mails are written, as BCP 47; else the channel's
     */
    record NewAccount(
            @NotNull EmailAddress email,
            @AnyNumber(because = "only its hash is kept") @NotNull String password,
            @NotNull String name,
            @Nullable ChannelId channel,
            @Nullable String locale) {

        /** Strangers may register anybody's address: a mail that greets must advertise nothing. */
        private static final Pattern ADVERTISEMENT = Pattern.compile("(?i)[/@\\\\]|www\\.");

        NewAccount {
            name = Text.required("name", name, 100);
            // However wide its slashes are.
            if (ADVERTISEMENT.matcher(Normalizer.normalize(name, Form.NFKC)).find()) {
                throw new InvalidField("name", "must be a name, without an address in it");
            }
            locale = locale == null ? null : Language.of("locale", locale).toLanguageTag();
        }
    }

    /**
     * @param password the account's. A page that does not ask for it lets a stranger in who has
     *     registered its reader's address and waits for the click
     */
    record Token(
            @NotNull String token,
            @AnyNumber(because = "only its hash is kept") @Nullable String password) {}

    record ResendRequest(@NotNull EmailAddress email) {}

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@RequestBody @Valid NewAccount wanted) {
        attempts.admit();
        var channel = channels.get(wanted.channel() == null ? Channels.DEFAULT : wanted.channel());
        var locale =
                wanted.locale() == null ? channel.locale() : Locale.forLanguageTag(wanted.locale());
        registration.register(
                User.pending(ids.next(), wanted.email(), wanted.name(), channel.id(), locale),
                wanted.password());
    }

    @PostMapping("/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@RequestBody @Valid Token link) {
        confirmation.confirm(link.token(), link.password());
    }

    @PostMapping("/verification/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(@RequestBody @Valid ResendRequest to) {
        mail.ask(Purpose.VERIFICATION, to.email());
    }
}
