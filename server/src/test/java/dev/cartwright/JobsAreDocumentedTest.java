package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@WholeShop
@TestPropertySource(
        properties = {"spring.mail.host=127.0.0.1", "cartwright.mail.from=shop@example.org"})
class JobsAreDocumentedTest {

    private static final Pattern SECTION = Pattern.compile("(?s)\n## Jobs\n(.*?)\n## ");

    @Autowired List<Task<?>> jobs;

    @Test
    void every_job_is_in_the_operations_manual_once() throws IOException {
        var section = SECTION.matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(section.find()).isTrue();

        assertThat(jobs)
                .as("because who sees a row of platform.scheduled_tasks wants to know what it does")
                .isNotEmpty()
                .extracting(Task::getName)
                .allSatisfy(
                        name -> assertThat(section.group(1)).containsOnlyOnce("`" + name + "`"));
    }
}
