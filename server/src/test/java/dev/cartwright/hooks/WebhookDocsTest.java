package dev.cartwright.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers copy from our manual works, by the vectors of the specification's libraries. */
class WebhookDocsTest {

    static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    static final String BODY = "{\"test\": 2432232314}";

    private static String snippet(String language) throws IOException {
        var block = Pattern.compile("(?s)```" + language + "\n(.*?)```");
        var manual = block.matcher(Files.readString(Path.of("../docs/webhooks.md")));
        assertThat(manual.find()).isTrue();
        return manual.group(1);
    }

    private static Method compiled(Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("Receiving.java"), snippet("java"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", folder.toString(), file.toString()))
                .isZero();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var method =
                    loader.loadClass("Receiving")
                            .getDeclaredMethod(
                                    "isGenuine",
                                    String.class,
                                    String.class,
                                    String.class,
                                    String.class,
                                    byte[].class,
                                    long.class);
            method.setAccessible(true);
            return method;
        }
    }

    static final String OURS = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    static final String ANOTHERS = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    static final long AT = 1_614_265_330L;

    /**
     * What is signed and how.
     *
     * @param later seconds from the timestamp to now
     */
    record Case(String signatures, long later, boolean isGenuine) {}

    static final List<Case> CASES =
            List.of(
                    new Case(OURS, 0, true),
                    new Case(ANOTHERS + " " + OURS, 300, true),
                    new Case(ANOTHERS, 0, false),
                    new Case(OURS.replace("v1", "v2"), 0, false),
                    new Case("v1,", 0, false),
                    new Case(OURS, 301, false),
                    new Case(OURS, -301, false));

    @Test
    void a_receiver_in_java_knows_what_is_ours(@TempDir Path folder) throws Exception {
        var isGenuine = compiled(folder);
        var body = BODY.getBytes(UTF_8);
        for (var it : CASES) {
            var now = AT + it.later();
            var secret = SignatureTest.SECRET;

            assertThat(isGenuine.invoke(null, secret, ID, "" + AT, it.signatures(), body, now))
                    .as("%s", it)
                    .isEqualTo(it.isGenuine());
        }
    }

    @Test
    void a_receiver_in_python_knows_what_is_ours(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no Python");
        var script = new StringBuilder(snippet("python"));
        for (var it : CASES) {
            script.append(
                    "assert is_genuine('%s', '%s', '%d', '%s', b'%s', %d) is %s%n"
                            .formatted(
                                    SignatureTest.SECRET,
                                    ID,
                                    AT,
                                    it.signatures(),
                                    BODY,
                                    AT + it.later(),
                                    it.isGenuine() ? "True" : "False"));
        }
        var file = Files.writeString(folder.resolve("receiving.py"), script);

        var run = new ProcessBuilder("/usr/bin/python3", file.toString()).inheritIO().start();

        assertThat(run.waitFor()).isZero();
    }
}
