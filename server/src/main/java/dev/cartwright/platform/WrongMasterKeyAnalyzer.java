package dev.cartwright.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that the shop was started with another master key than its database's. */
final class WrongMasterKeyAnalyzer extends AbstractFailureAnalyzer<WrongMasterKey> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, WrongMasterKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start with the key that this database was first started with.",
                cause);
    }
}
