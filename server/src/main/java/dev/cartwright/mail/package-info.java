/**
 * What the shop writes to people by e-mail: the templates, the outbox, and the way to the mail
 * server.
 *
 * <p>Front door: {@link dev.cartwright.mail.Mails}; {@link dev.cartwright.mail.MailLog} for who
 * wants to know what became of it. Owns the {@code mail} schema. A mail is a row in its cause's
 * transaction, so it is queued exactly once; it is sent at least once.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
