package dev.cartwright.hooks;

import dev.cartwright.hooks.schema.tables.records.HooksRecord;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.outbound.OutboundLine;
import dev.cartwright.outbound.OutboundUrl;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what staff says of an endpoint. */
@Component
class HookForm {

    private static final int LONGEST_DESCRIPTION = 200;

    private final OutboundLine line;
    private final HookSettings settings;
    private final Channels channels;
    private final Sealed sealed;
    private final Clock clock;

    HookForm(
            OutboundLine line,
            HookSettings settings,
            Channels channels,
            Sealed sealed,
            Clock clock) {
        this.line = line;
        this.settings = settings;
        this.channels = channels;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Asks the name server, so never within a transaction; throws {@link InvalidField}. */
    HooksRecord read(UUID id, HookDraft draft) {
        var uri = OutboundUrl.read("url", draft.url(), settings.allowHttp());
        var refusal = line.refusal(uri);
        if (refusal != null) {
            throw new InvalidField("url", refusal);
        }
        var wanted = new HooksRecord();
        wanted.setUrl(draft.url());
        wanted.setDescription(
                Text.optional("description", draft.description(), LONGEST_DESCRIPTION));
        wanted.setEventTypes(EventFilter.read(draft.eventTypes()).toArray(String[]::new));
        wanted.setChannelId(draft.channel() == null ? null : channels.get(draft.channel()).id());
        var headers = CustomHeaders.read(draft.headers());
        if (headers != null) {
            wanted.setHeaderNames(headers.keySet().toArray(String[]::new));
            wanted.setHeadersSealed(headers.isEmpty() ? null : sealed.headers(id, headers));
        }
        wanted.setChangedAt(clock.instant());
        wanted.setChangedBy(Actor.current().label());
        return wanted;
    }
}
