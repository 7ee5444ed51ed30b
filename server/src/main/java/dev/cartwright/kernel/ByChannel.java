package dev.cartwright.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting that may differ by channel: a list of {@code channel=value}, for the environment has no
 * names with a channel in them. One without a channel holds for all others.
 */
public final class ByChannel<T> {

    private static final String ALL_OTHERS = "";

    private final Map<String, T> values;

    private ByChannel(Map<String, T> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads what was set; throws {@link InvalidField} with the setting's name where that cannot be.
     *
     * @param example of what may be set, for who set something else
     * @param value reads one value; throws an IllegalArgumentException for what is none
     */
    public static <T> ByChannel<T> read(
            String setting, List<String> said, String example, Function<String, T> value) {
        var values = new HashMap<String, T>();
        for (var one : said) {
            var sign = one.indexOf('=');
            try {
                var channel =
                        sign < 0
                                ? ALL_OTHERS
                                : new ChannelId(one.substring(0, sign).strip()).code();
                values.put(channel, value.apply(one.substring(sign + 1).strip()));
            } catch (IllegalArgumentException e) {
                throw new InvalidField(
                        setting, setting + " must be like " + example + ", not " + one);
            }
        }
        return new ByChannel<>(values);
    }

    /** Empty where nothing is said of it, nor of all others. */
    public Optional<T> of(ChannelId channel) {
        return Optional.ofNullable(values.getOrDefault(channel.code(), values.get(ALL_OTHERS)));
    }
}
