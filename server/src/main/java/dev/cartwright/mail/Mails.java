package dev.cartwright.mail;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door. What somebody is to be told by e-mail is handed in here. */
@Service
public class Mails {

    private final Words words;
    private final MessageIds messageIds;
    private final Outbox outbox;

    Mails(Words words, MessageIds messageIds, Outbox outbox) {
        this.words = words;
        this.messageIds = messageIds;
        this.outbox = outbox;
    }

    /**
     * Returns in whose manner the facts of a mail should be written: the reader's, where the mail
     * will speak the reader's language.
     */
    public Locale language(String kind, Locale reader, ChannelId channel) {
        return words.language(kind(kind), reader, channel);
    }

    /**
     * Returns a mail as it would go out now, and sends nothing.
     *
     * @param draft words to try in place of those in force; null is none
     * @throws InvalidField naming the part of the draft that could not be filled
     * @throws MailProblem where the words in force could not be
     */
    public Wording preview(NewMail mail, @Nullable Wording draft) {
        return words.preview(kindOf(mail), mail, draft);
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
        var kind = kindOf(mail);
        var filled = words.of(kind, mail);
        var row = new OutboxRecord();
        row.setKind(kind.word());
        row.setSubject(mail.subject());
        row.setOccurrence(mail.occurrence());
        row.setMessageId(messageIds.of(mail));
        row.setChannelId(mail.channel());
        row.setLocale(filled.locale().toLanguageTag());
        row.setEmail(mail.to());
        row.setName(mail.name());
        return outbox.add(row, filled.wording());
    }

    private static Kind kind(String word) {
        return Kind.of(word).orElseThrow(() -> new IllegalArgumentException("no kind " + word));
    }

    private static Kind kindOf(NewMail mail) {
        var kind = kind(mail.kind());
        if (!mail.facts().keySet().equals(kind.facts())) {
            throw new IllegalArgumentException(
                    "%s takes the facts %s, not %s"
                            .formatted(kind.word(), kind.facts(), mail.facts().keySet()));
        }
        return kind;
    }
}
