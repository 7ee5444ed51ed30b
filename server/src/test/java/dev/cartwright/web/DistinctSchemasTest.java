package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** Two types never pass for one; that none of ours would, the interface's snapshot proves. */
class DistinctSchemasTest {

    private final ModelConverters converters = new ModelConverters(true);

    DistinctSchemasTest() {
        converters.addConverter(new DistinctSchemas());
    }

    record Address(String street) {}

    record Letter(Address address, Address back) {}

    /** Elsewhere. */
    static class Mail {

        record Address(String email) {}

        @Schema(name = "MailAddress")
        record Named(String email) {}
    }

    record Message(Mail.Address address) {}

    record Post(Mail.Named address) {}

    @Test
    void two_types_of_one_name_are_refused_and_both_are_named() {
        describe(Letter.class);

        assertThatIllegalStateException()
                .isThrownBy(() -> describe(Message.class))
                .withMessageContaining(Address.class.getName())
                .withMessageContaining(Mail.Address.class.getName())
                .withMessageContaining("would be the schema Address");
    }

    @Test
    void one_type_is_described_wherever_it_is_and_another_where_it_has_a_name() {
        describe(Letter.class);
        describe(Letter.class);
        describe(Post.class);

        assertThat(converters.readAll(Post.class)).containsOnlyKeys("Post", "MailAddress");
    }

    private void describe(Class<?> type) {
        converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    }
}
