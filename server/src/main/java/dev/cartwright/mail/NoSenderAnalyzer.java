package dev.cartwright.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that nobody is named whom mails are from. */
final class NoSenderAnalyzer extends AbstractFailureAnalyzer<Smtp.NoSender> {

    @Override
    protected FailureAnalysis analyze(Throwable root, Smtp.NoSender cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
