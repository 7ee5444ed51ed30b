package dev.cartwright.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The passwords that whoever tries to get in tries first. */
@Component
class CommonPasswords {

    private final Set<String> plain;

    /** Shorter ones need no place in memory: they are refused however they are decorated. */
    CommonPasswords() {
        var list = new ClassPathResource("passwords/common-passwords.txt");
        try (var lines =
                new BufferedReader(new InputStreamReader(list.getInputStream(), UTF_8)).lines()) {
            plain =
                    lines.map(Spelling::folded)
                            .filter(it -> Spelling.length(it) >= Guesses.SHORTEST)
                            .map(Spelling::plain)
                            .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** However its letters are written. */
    boolean contain(String folded) {
        return plain.contains(Spelling.plain(folded));
    }

    int size() {
        return plain.size();
    }
}
