package dev.cartwright.mail;

import com.samskivert.mustache.MustacheException;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.mail.Templates.Chosen;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a mail into words: the template in force, filled with what is to be told. */
@Component
class Words {

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final Templates templates;
    private final Channels channels;

    Words(Templates templates, Channels channels) {
        this.templates = templates;
        this.channels = channels;
    }

    /** Words without gaps, and in whose manner they are written. */
    record Filled(Wording wording, Locale locale) {}

    Locale language(Kind kind, Locale reader, ChannelId channel) {
        return templates.choose(kind, reader, channels.get(channel)).locale();
    }

    /**
     * Fills the template in force. One that cannot be filled was written for facts that there were
     * once, or past the door: the bundled one goes out then, for the mail is owed.
     */
    Filled of(Kind kind, NewMail mail) {
        var channel = channels.get(mail.channel());
        var chosen = templates.choose(kind, mail.locale(), channel);
        try {
            return filled(mail, chosen, channel);
        } catch (MustacheException e) {
            LOG.error(
                    "The shop's words for {} in {} cannot be filled; the bundled ones go out",
                    kind.word(),
                    chosen.locale().toLanguageTag(),
                    e);
            return filled(mail, templates.bundled(kind, mail.locale(), channel), channel);
        }
    }

    Wording preview(Kind kind, NewMail mail, @Nullable Wording draft) {
        var channel = channels.get(mail.channel());
        var chosen = templates.choose(kind, mail.locale(), channel);
        if (draft != null) {
            Gaps.check(kind, draft);
            return filled(mail, new Chosen(draft, chosen.locale()), channel).wording();
        }
        try {
            Gaps.check(kind, chosen.wording());
        } catch (InvalidField e) {
            throw MailProblem.brokenTemplate(kind, e);
        }
        return filled(mail, chosen, channel).wording();
    }

    private static Filled filled(NewMail mail, Chosen chosen, Channel channel) {
        var facts = new HashMap<>(mail.facts());
        facts.put(Kind.SHOP, NewMail.oneLine(channel.name()));
        facts.put(Kind.NAME, mail.name());
        facts.computeIfPresent(Kind.AT, (_, at) -> Moments.written(at, chosen.locale(), channel));
        return new Filled(Gaps.fill(chosen.wording(), facts), chosen.locale());
    }
}
