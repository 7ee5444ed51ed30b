package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByChannelTest {

    private static final ChannelId DE = new ChannelId("de");
    private static final ChannelId FR = new ChannelId("fr");

    @Test
    void a_channel_has_its_own_value_or_that_of_all_others() {
        var days = read("14", " de = 30 ");

        assertThat(days.of(DE)).contains(30);
        assertThat(days.of(FR)).contains(14);
    }

    @Test
    void there_is_none_where_nothing_is_said_of_it() {
        assertThat(read("de=30").of(FR)).isEmpty();
        assertThat(read().of(DE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de=soon", "soon", "=30", "DE=30", "de="})
    void what_cannot_be_read_stops_the_start_with_the_name_of_the_setting(String said) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> read(said))
                .withMessage("a.period must be like de=30, not " + said)
                .satisfies(it -> assertThat(it.field()).isEqualTo("a.period"));
    }

    private static ByChannel<Integer> read(String... said) {
        return ByChannel.read("a.period", List.of(said), "de=30", Integer::valueOf);
    }
}
