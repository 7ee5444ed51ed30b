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

    private final Set<String> folded;

    /** The shorter ones, three in five, need no place in memory: they are refused as too short. */
    CommonPasswords() {
        var list = new ClassPathResource("passwords/common-passwords.txt");
        try (var lines =
                new BufferedReader(new InputStreamReader(list.getInputStream(), UTF_8)).lines()) {
            folded =
                    lines.map(Spelling::folded)
                            .filter(it -> Spelling.length(it) >= PasswordRules.FEWEST)
                            .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contain(String password) {
        return folded.contains(Spelling.folded(password));
    }

    int size() {
        return folded.size();
    }
}
