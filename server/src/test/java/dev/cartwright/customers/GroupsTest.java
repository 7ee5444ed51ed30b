package dev.cartwright.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.People.Crowd;
import dev.cartwright.kernel.CustomerId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Staff says which groups people are in. */
@ModuleTest
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, People.class})
class GroupsTest {

    @Autowired Crowd crowd;
    @Autowired Customers customers;
    @Autowired Erasure erasure;
    @Autowired MockMvcTester http;

    CustomerId ada = new CustomerId(UUID.randomUUID());

    @BeforeEach
    void somebody() {
        ada = crowd.somebody();
    }

    private MvcTestResult group(CustomerId who, String groups) {
        return http.patch()
                .uri("/api/admin/customers/" + who)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"groups\": " + groups + "}")
                .exchange();
    }

    @Test
    void nobody_is_put_into_a_group_that_is_none() {
        for (var none : new String[] {"null", "[\"\"]", "[null]", "\"vip\"", "[5]"}) {
            assertThat(group(ada, none)).hasStatus(400);
        }
        assertThat(group(new CustomerId(UUID.randomUUID()), "[\"vip\"]")).hasStatus(404);
        assertThat(customers.groups(ada)).isEmpty();
    }

    @Test
    void groups_are_what_was_said_last() {
        group(ada, "[\"vip\", \"club\", \"vip\"]");

        assertThat(customers.groups(ada)).containsExactlyInAnyOrder("vip", "club");
        assertThat(group(ada, "[\"club\"]"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.groups")
                .asArray()
                .containsExactly("club");
    }

    @Test
    void who_is_merged_takes_the_groups_along_and_who_is_forgotten_has_none() {
        var guest = Crowd.anAddress();
        group(crowd.somebody(guest), "[\"club\"]");
        group(ada, "[\"vip\"]");

        crowd.changeEmail(ada, guest);

        assertThat(customers.groups(ada)).containsExactlyInAnyOrder("vip", "club");
        erasure.erase(ada);
        assertThat(customers.groups(ada)).isEmpty();
    }
}
