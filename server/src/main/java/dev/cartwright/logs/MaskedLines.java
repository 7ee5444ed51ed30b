package dev.cartwright.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.cartwright.kernel.CardNumber;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log, in whatever form, with the numbers of cards made unreadable.
 *
 * <p>It looks at what is about to be written: then it does not matter whether a number was in the
 * message, an argument, the context, or in what a library says of its failure.
 */
final class MaskedLines extends EncoderBase<ILoggingEvent> {

    /** A card has so many digits at least; nearly all lines have fewer of them together. */
    private static final int FEWEST = 13;

    private final Encoder<ILoggingEvent> lines;

    MaskedLines(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = lines.encode(event);
        if (!mayHaveCard(line)) {
            return line;
        }
        var text = new String(line, charset());
        var masked = CardNumber.masked(text);
        return masked.equals(text) ? line : masked.getBytes(charset());
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return lines.footerBytes();
    }

    @Override
    public void start() {
        if (!lines.isStarted()) {
            lines.start();
        }
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        lines.stop();
    }

    private Charset charset() {
        return lines instanceof LayoutWrappingEncoder<?> layout
                ? Objects.requireNonNullElse(layout.getCharset(), UTF_8)
                : UTF_8;
    }

    /** Reads the line once and remembers nothing; what is not ASCII may be a digit or a blank. */
    private static boolean mayHaveCard(byte[] line) {
        var digits = 0;
        var isBehindDigit = false;
        for (var b : line) {
            if ((b >= '0' && b <= '9') || b <= 0) {
                digits++;
                isBehindDigit = true;
                if (digits == FEWEST) {
                    return true;
                }
            } else if (isBehindDigit && (b == ' ' || b == '-' || b == '.')) {
                isBehindDigit = false;
            } else {
                digits = 0;
                isBehindDigit = false;
            }
        }
        return false;
    }
}
