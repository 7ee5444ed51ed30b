package dev.cartwright.mail;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class MailProblem extends Problem {

    private MailProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static MailProblem unknownMail(UUID id) {
        return new MailProblem(NOT_FOUND, "unknown-mail", "There is no mail " + id + ".");
    }

    static MailProblem notGivenUp(Mail mail) {
        var problem =
                new MailProblem(
                        CONFLICT,
                        "mail-not-failed",
                        "Only a mail that failed is sent again; this one is " + mail.state() + ".");
        problem.fact("state", mail.state());
        return problem;
    }

    static MailProblem wiped() {
        return new MailProblem(
                CONFLICT, "mail-wiped", "Its words are no longer kept, so nothing can be sent.");
    }

    static MailProblem unknownKind(String kind) {
        return new MailProblem(
                NOT_FOUND, "unknown-mail-kind", "There is no kind of mail \"" + kind + "\".");
    }

    static MailProblem unknownTemplate(Kind kind, String locale) {
        return new MailProblem(
                NOT_FOUND,
                "unknown-mail-template",
                "%s has no words of its own in %s.".formatted(kind.word(), locale));
    }

    /** Such words were never taken here: their facts were other ones once. */
    static MailProblem brokenTemplate(Kind kind, InvalidField fault) {
        var problem =
                new MailProblem(
                        CONFLICT,
                        "broken-mail-template",
                        "The words of %s cannot be filled: %s %s. The bundled ones go out instead."
                                .formatted(kind.word(), fault.field(), fault.getMessage()));
        problem.fact("field", fault.field());
        return problem;
    }

    static MailProblem changedMeanwhile(int version) {
        var problem =
                new MailProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "It changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }
}
