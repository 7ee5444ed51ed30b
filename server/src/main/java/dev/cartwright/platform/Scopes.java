package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which scopes somebody may be given: of channels and locations that there are. */
@Component
public class Scopes {

    private final Channels channels;
    private final ObjectProvider<KnownLocations> locations;

    Scopes(Channels channels, ObjectProvider<KnownLocations> locations) {
        this.channels = channels;
        this.locations = locations;
    }

    /** A channel or a location, to be chosen. */
    public record Choice(String code, String name) {}

    /** All that can be chosen by who asks. */
    public record Choices(List<Choice> channels, List<Choice> locations) {}

    /**
     * Returns a scope that who asks wants to give.
     *
     * @param channels null: those of who asks; none: every one
     * @param locations as above
     * @throws PermissionProblem where it reaches further than that of who asks
     * @throws InvalidField naming what there is not
     */
    public Scope wanted(
            @Nullable Collection<String> channels, @Nullable Collection<String> locations) {
        var own = Grants.currentScope();
        var wanted =
                Scope.of(
                        channels == null ? own.channels() : channels,
                        locations == null ? own.locations() : locations);
        Grants.requireCurrent(wanted);
        requireKnown("channels", channels, channelNames());
        requireKnown("locations", locations, locationNames());
        return wanted;
    }

    /** As above, of a form: nothing chosen is the same as nothing said. */
    public Scope chosen(Set<String> channels, Set<String> locations) {
        return wanted(channels.isEmpty() ? null : channels, locations.isEmpty() ? null : locations);
    }

    private static void requireKnown(
            String field, @Nullable Collection<String> codes, Map<String, String> known) {
        if (codes != null && !known.keySet().containsAll(codes)) {
            throw new InvalidField(field, "must be among " + known.keySet());
        }
    }

    public Choices choices() {
        var own = Grants.currentScope();
        return new Choices(
                choices(channelNames(), own.channels()), choices(locationNames(), own.locations()));
    }

    private static List<Choice> choices(SortedMap<String, String> names, Set<String> own) {
        return names.entrySet().stream()
                .filter(it -> own.isEmpty() || own.contains(it.getKey()))
                .map(it -> new Choice(it.getKey(), it.getValue()))
                .toList();
    }

    private SortedMap<String, String> channelNames() {
        var names = new TreeMap<String, String>();
        channels.all().forEach(it -> names.put(it.id().code(), it.name()));
        return names;
    }

    private SortedMap<String, String> locationNames() {
        var names = new TreeMap<String, String>();
        locations.orderedStream().forEach(it -> names.putAll(it.names()));
        return names;
    }
}
