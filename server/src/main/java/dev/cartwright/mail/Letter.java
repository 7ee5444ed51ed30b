package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A mail as it goes over the wire: text and HTML of the same words (RFC 2046, section 5.1.4). */
record Letter(
        String messageId,
        EmailAddress from,
        String fromName,
        EmailAddress to,
        String toName,
        Instant queuedAt,
        Wording words) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    MimeMessage mime(Session session) throws MessagingException {
        var message = new Named(session, messageId);
        message.setFrom(address(from, fromName));
        message.setRecipient(Message.RecipientType.TO, address(to, toName));
        message.setSubject(words.subject(), UTF_8.name());
        message.setHeader("Date", DATE.format(queuedAt));
        // No holiday note answers it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(words.text(), UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(words.html(), UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    /** Whether the part before the @ can be said to any mail server. */
    static boolean isSpoken(EmailAddress address) {
        return local(address).chars().allMatch(c -> c < 128);
    }

    private static String local(EmailAddress address) {
        return address.value().substring(0, address.value().indexOf('@'));
    }

    private static InternetAddress address(EmailAddress address, String name)
            throws MessagingException {
        try {
            var written = new InternetAddress(address.value(), true);
            if (!name.isEmpty()) {
                written.setPersonal(NewMail.oneLine(name), UTF_8.name());
            }
            return written;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps its name however often it is saved. */
    private static final class Named extends MimeMessage {

        private final String messageId;

        Named(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
