package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ApiSnapshotTest {

    static final Path SNAPSHOT = Path.of("../docs/openapi.json");

    @Autowired MockMvcTester http;

    /** Where the change is meant: the command in the message writes the snapshot anew. */
    @Test
    void the_interface_is_the_committed_one() throws IOException {
        var now = http.get().uri("/openapi.json").exchange().getResponse().getContentAsString();
        if (Boolean.getBoolean("snapshot.write")) {
            Files.writeString(SNAPSHOT, now + "\n");
        }
        assertThat(now)
                .as(
                        "./mvnw verify -pl server -am -Dtest=ApiSnapshotTest -Dsnapshot.write=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualToIgnoringNewLines(Files.readString(SNAPSHOT).strip());
    }
}
