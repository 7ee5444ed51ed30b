package dev.cartwright;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cartwright.discounts.PromotionJsonFuzz;
import dev.cartwright.files.RecordsFuzz;
import dev.cartwright.kernel.SkuFuzz;
import dev.cartwright.outbound.OutboundUrlFuzz;
import dev.cartwright.passkeys.PasskeyFuzz;
import dev.cartwright.platform.CursorFuzz;
import dev.cartwright.stripe.StripeSignatureFuzz;
import dev.cartwright.tokens.TokenReaderFuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What strangers send is taken apart by each of our parsers, from examples that were changed at
 * random by a fixed seed. {@code bin/fuzz} gives the same parsers and examples to Jazzer, which
 * looks for what nobody thought of.
 */
class ParserFuzzTest {

    private static final int TIMES = 3_000;

    static List<Arguments> parsers() {
        return List.of(
                parser(CursorFuzz.class, CursorFuzz::fuzzerTestOneInput),
                parser(OutboundUrlFuzz.class, OutboundUrlFuzz::fuzzerTestOneInput),
                parser(PasskeyFuzz.class, PasskeyFuzz::fuzzerTestOneInput),
                parser(PromotionJsonFuzz.class, PromotionJsonFuzz::fuzzerTestOneInput),
                parser(RecordsFuzz.class, RecordsFuzz::fuzzerTestOneInput),
                parser(SkuFuzz.class, SkuFuzz::fuzzerTestOneInput),
                parser(StripeSignatureFuzz.class, StripeSignatureFuzz::fuzzerTestOneInput),
                parser(TokenReaderFuzz.class, TokenReaderFuzz::fuzzerTestOneInput));
    }

    private static Arguments parser(Class<?> type, Consumer<byte[]> parser) {
        return arguments(Named.of(type.getSimpleName(), parser), type.getSimpleName());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsers")
    void nothing_that_is_sent_breaks_a_parser(Consumer<byte[]> parser, String name)
            throws IOException {
        var examples = examples(name);
        assertThat(examples).hasSizeGreaterThan(2);
        var random = new Random(9);
        for (int i = 0; i < TIMES; i++) {
            var example = examples.get(random.nextInt(examples.size()));
            var input = i < examples.size() ? examples.get(i) : changed(example, random);
            try {
                parser.accept(input);
            } catch (Throwable e) {
                throw new AssertionError(HexFormat.of().formatHex(input), e);
            }
        }
    }

    private static List<byte[]> examples(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz", name))) {
            var sorted = files.sorted(comparing(Path::toString)).toList();
            var read = new ArrayList<byte[]>();
            for (var file : sorted) {
                read.add(Files.readAllBytes(file));
            }
            return read;
        }
    }

    /** Another byte, one less, one more, the end gone, or a part of it twice; up to four times. */
    private static byte[] changed(byte[] example, Random random) {
        var input = example.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var at = random.nextInt(input.length + 1);
            var before = Arrays.copyOf(input, at);
            var after = Arrays.copyOfRange(input, at, input.length);
            var rest = Arrays.copyOfRange(input, Math.min(at + 1, input.length), input.length);
            var odd = new byte[] {(byte) random.nextInt(256)};
            input =
                    switch (random.nextInt(5)) {
                        case 0 -> joined(before, odd, rest);
                        case 1 -> joined(before, rest);
                        case 2 -> joined(before, odd, after);
                        case 3 -> before;
                        default -> joined(before, after, after);
                    };
        }
        return input;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
