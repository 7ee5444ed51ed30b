package dev.cartwright.mail;

import dev.cartwright.kernel.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The way to the mail server, as Spring Boot's {@code spring.mail.*} describes it.
 *
 * <p>Speaks to it itself rather than by {@code send}: whether the server was away, refused the
 * address or took the mail and then hung up is three different things here and one exception there.
 */
final class Smtp {

    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);

    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl server;
    private final String protocol;
    private final EmailAddress from;

    Smtp(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        if (settings.from() == null) {
            throw new NoSender();
        }
        from = new EmailAddress(settings.from());
        protocol = server.getProtocol() == null ? "smtp" : server.getProtocol();
        prepare(server.getJavaMailProperties(), settings);
    }

    /** What the merchant says in {@code spring.mail.properties} holds. */
    private void prepare(Properties properties, MailSettings settings) {
        var prefix = "mail." + protocol + ".";
        var answer = millis(settings.answerWithin());
        properties.putIfAbsent(prefix + "starttls.enable", "true");
        properties.putIfAbsent(prefix + "starttls.required", String.valueOf(settings.requireTls()));
        properties.putIfAbsent(prefix + "ssl.checkserveridentity", "true");
        properties.putIfAbsent(prefix + "connectiontimeout", millis(settings.connectWithin()));
        properties.putIfAbsent(prefix + "timeout", answer);
        properties.putIfAbsent(prefix + "writetimeout", answer);
        properties.putIfAbsent(prefix + "quitwait", "false");
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    EmailAddress from() {
        return from;
    }

    /** Tries once; never throws for what a server or a network can do. */
    Delivery send(Letter letter) {
        if (!Letter.isSpoken(letter.to())) {
            // Sent as it is, each letter would lose its upper byte: another person's address.
            return new Delivery.Refused("The address needs SMTPUTF8, which is not spoken here");
        }
        MimeMessage message;
        Address[] readers;
        try {
            message = letter.mime(server.getSession());
            readers = message.getAllRecipients();
        } catch (MessagingException | IllegalArgumentException e) {
            return new Delivery.Refused("It is no mail: " + e.getMessage());
        }
        try {
            var transport = server.getSession().getTransport(protocol);
            try {
                transport.connect(
                        server.getHost(),
                        server.getPort(),
                        server.getUsername(),
                        server.getPassword());
            } catch (MessagingException e) {
                close(transport);
                return new Delivery.Away(said(e));
            }
            return send(message, readers, transport);
        } catch (MessagingException e) {
            return new Delivery.Away(said(e));
        }
    }

    private static Delivery send(MimeMessage message, Address[] readers, Transport transport) {
        try {
            transport.sendMessage(message, readers);
            return new Delivery.Sent();
        } catch (MessagingException e) {
            return refusal(e);
        } finally {
            close(transport);
        }
    }

    /** How it hangs up changes nothing about what it took. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say good-bye", e);
        }
    }

    private static Delivery refusal(MessagingException failure) {
        var address = find(failure, SMTPAddressFailedException.class);
        if (address != null && address.getReturnCode() >= PERMANENT) {
            return new Delivery.Refused(said(address));
        }
        var answer = find(failure, SMTPSendFailedException.class);
        var isAnswered =
                address != null
                        || find(failure, SMTPSenderFailedException.class) != null
                        || (answer != null && answer.getReturnCode() > 0);
        return new Delivery.Failed(said(address == null ? failure : address), !isAnswered);
    }

    private static <E extends Exception> @Nullable E find(Exception failure, Class<E> type) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (type.isInstance(it)) {
                return type.cast(it);
            }
        }
        return null;
    }

    private static String said(Exception failure) {
        var said = NewMail.oneLine(String.valueOf(failure.getMessage()));
        var cause = failure.getCause();
        var why = cause == null ? "" : NewMail.oneLine(String.valueOf(cause.getMessage()));
        return said.contains(why) ? said : said + ": " + why;
    }

    /** Settings under which nothing can be sent. */
    static final class NoSender extends IllegalStateException {

        NoSender() {
            super(
                    "CARTWRIGHT_MAIL_FROM (cartwright.mail.from) must be set where SPRING_MAIL_HOST"
                            + " is: it is the address that mails come from.");
        }
    }
}
