package dev.cartwright.customers;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people agree to and what they no longer do. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/customer/consents")
class ConsentEndpoint {

    private final Consents consents;
    private final ConsentTable table;
    private final Channels channels;
    private final Ids ids;
    private final Clock clock;

    ConsentEndpoint(
            Consents consents, ConsentTable table, Channels channels, Ids ids, Clock clock) {
        this.consents = consents;
        this.table = table;
        this.channels = channels;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A word of somebody's.
     *
     * @param text as it was shown, for the proof
     * @param locale of the text
     * @param revision of the text, as the merchant counts
     * @param source where in the shop it was asked, such as {@code checkout}
     */
    record ConsentWord(
            @NotNull Boolean given,
            @NotBlank @Size(max = 10_000) String text,
            @NotBlank String locale,
            @Nullable String revision,
            @Nullable ChannelId channel,
            @NotBlank String source) {

        ConsentWord {
            locale = locale == null ? locale : ShownLocale.orEmpty("locale", locale);
            revision = Text.optional("revision", revision, 50);
            source = source == null ? source : Text.required("source", source, 50);
        }
    }

    /** Of each purpose the newest. */
    @GetMapping
    Page<Consent> current() {
        return new Page<>(table.current(Actor.current().requireCustomer()), null);
    }

    @PutMapping("/{purpose}")
    Consent note(@PathVariable String purpose, @RequestBody @Valid ConsentWord word) {
        var customer = Actor.current().requireCustomer();
        if (!purpose.matches("[a-z0-9-]{1,50}")) {
            throw new InvalidField("purpose", "must have 1 to 50 of a-z, 0-9 and '-'");
        }
        var channel = Objects.requireNonNullElse(word.channel(), Channels.DEFAULT);
        return consents.note(
                customer,
                new Consent(
                        ids.next(),
                        purpose,
                        word.given(),
                        clock.instant(),
                        word.text(),
                        word.locale(),
                        word.revision(),
                        channels.get(channel).id(),
                        word.source()));
    }
}
