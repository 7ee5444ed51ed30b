package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Actor;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Where the merchant wants two people to look at what is published. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@TestPropertySource(properties = "cartwright.promotions.second-person=true")
@Import({TestDatabase.class, Counter.class})
class SecondPersonTest {

    private static final Actor ADA = new Actor(Actor.Kind.STAFF, "ada", "1");
    private static final Actor BOB = new Actor(Actor.Kind.STAFF, "bob", "2");

    @Autowired PromotionDesk desk;
    @Autowired Counter counter;

    PromotionId id;
    String goods;

    @BeforeEach
    void ada_asks_that_a_draft_be_published() {
        goods = off(sku(), "{\"percent\": \"10\"}", "");
        id = counter.draft(goods).id();
        var asked = as(ADA, () -> desk.publish(id, null));
        assertThat(asked.state()).isEqualTo(State.DRAFT);
        assertThat(asked.requestedBy()).isEqualTo("STAFF:ada");
    }

    @Test
    void who_asked_cannot_approve_and_somebody_else_can() {
        refused("second-person-needed", ADA, () -> desk.approve(id, null));
        assertThat(as(ADA, () -> desk.publish(id, null)).state()).isEqualTo(State.DRAFT);

        var published = as(BOB, () -> desk.approve(id, null));

        assertThat(published.state()).isEqualTo(State.ACTIVE);
        assertThat(published.requestedBy()).isNull();
        refused("nothing-to-approve", BOB, () -> desk.approve(id, null));
    }

    @Test
    void another_version_must_be_asked_for_anew() {
        var other = goods.replace("\"10\"", "\"90\"");
        as(ADA, () -> desk.write(id, null, DefinitionReader.read(other)));

        refused("nothing-to-approve", BOB, () -> desk.approve(id, null));
        assertThat(desk.get(id).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void what_is_rejected_is_not_published() {
        assertThat(as(BOB, () -> desk.reject(id, null)).requestedBy()).isNull();
        refused("nothing-to-approve", BOB, () -> desk.approve(id, null));
    }

    /** The version has been looked at by two before. */
    @Test
    void what_is_only_resumed_needs_nobody_else() {
        as(BOB, () -> desk.approve(id, null));
        as(ADA, () -> desk.pause(id, null));

        assertThat(as(ADA, () -> desk.publish(id, null)).state()).isEqualTo(State.ACTIVE);
    }

    private static Stored as(Actor who, Supplier<Stored> work) {
        return ScopedValue.where(Actor.CURRENT, who).call(work::get);
    }

    private static void refused(String slug, Actor who, Supplier<Stored> work) {
        var problem = catchThrowableOfType(PromotionProblem.class, () -> as(who, work));
        assertThat(problem.getBody().getType()).hasToString("/problems/" + slug);
    }
}
