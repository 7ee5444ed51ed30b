package dev.cartwright.alerts;

import dev.cartwright.alerts.DigestTable.Section;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.platform.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mail that tells once a day what is new about the stock. */
@Component
class Digest {

    private final DigestTable table;
    private final Mails mails;
    private final Channels channels;
    private final AlertSettings settings;
    private final Clock clock;

    Digest(DigestTable table, Mails mails, Channels channels, AlertSettings settings, Clock clock) {
        this.table = table;
        this.mails = mails;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes today's, if it is time and nobody has yet; where nothing happened there is none. */
    @Transactional
    void write() {
        var now = clock.instant().atZone(channels.get(Channels.DEFAULT).timeZone());
        var isDue = !settings.digestTo().isEmpty() && now.getHour() >= settings.digestHour();
        if (isDue && table.begin(now.toLocalDate(), clock.instant())) {
            write(now.toLocalDate());
        }
    }

    private void write(LocalDate day) {
        if (table.tellRaised(day) + table.tellEscalated(day) > 0) {
            var facts =
                    Map.of(
                            "raised", table.lines(Section.RAISED, day),
                            "escalated", table.lines(Section.ESCALATED, day),
                            "open", table.lines(Section.OPEN, day));
            settings.readers().forEach(reader -> queue(reader, day, facts));
        }
    }

    private void queue(EmailAddress reader, LocalDate day, Map<String, String> facts) {
        mails.queue(
                new NewMail(
                        "stock-alerts",
                        subject(reader),
                        day.toString(),
                        reader,
                        "",
                        Channels.DEFAULT,
                        channels.get(Channels.DEFAULT).locale(),
                        facts));
    }

    /** Each reader's is a mail of its own; the address stands in the mail only. */
    private static String subject(EmailAddress reader) {
        var bytes = reader.value().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }
}
