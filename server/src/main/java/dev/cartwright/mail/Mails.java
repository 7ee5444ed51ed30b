package dev.cartwright.mail;

import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. What somebody is to be told by e-mail is handed in here. */
@Service
public class Mails {

    private final Templates templates;
    private final Channels channels;
    private final MessageIds messageIds;
    private final Outbox outbox;

    Mails(Templates templates, Channels channels, MessageIds messageIds, Outbox outbox) {
        this.templates = templates;
        this.channels = channels;
        this.messageIds = messageIds;
        this.outbox = outbox;
    }

    /**
     * Queues a mail in the caller's transaction: it goes out if and only if that commits. It is
     * rendered here, so a template that changes later does not change it.
     *
     * @return whether it was new; the same kind, subject and occurrence is one mail, however often
     *     it is queued
     * @throws IllegalArgumentException for a kind that there is not, or other facts than its own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queue(NewMail mail) {
        var kind =
                Kind.of(mail.kind())
                        .orElseThrow(() -> new IllegalArgumentException("no kind " + mail.kind()));
        if (!mail.facts().keySet().equals(kind.facts())) {
            throw new IllegalArgumentException(
                    "%s takes the facts %s, not %s"
                            .formatted(kind.word(), kind.facts(), mail.facts().keySet()));
        }
        var channel = channels.get(mail.channel());
        var chosen = templates.choose(kind, mail.locale(), channel);
        var words = Gaps.fill(chosen.wording(), facts(mail, chosen, channel));
        var row = new OutboxRecord();
        row.setKind(kind.word());
        row.setSubject(mail.subject());
        row.setOccurrence(mail.occurrence());
        row.setMessageId(messageIds.of(mail));
        row.setChannelId(mail.channel());
        row.setLocale(chosen.locale().toLanguageTag());
        row.setEmail(mail.to());
        row.setName(mail.name());
        return outbox.add(row, words);
    }

    private static Map<String, String> facts(
            NewMail mail, Templates.Chosen chosen, Channel channel) {
        var facts = new HashMap<>(mail.facts());
        facts.put(Kind.SHOP, NewMail.oneLine(channel.name()));
        facts.put(Kind.NAME, mail.name());
        facts.computeIfPresent(Kind.AT, (_, at) -> Moments.written(at, chosen.locale(), channel));
        return facts;
    }
}
