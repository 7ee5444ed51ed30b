package dev.cartwright.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What happened, as it looked then, and as the shop is told it. */
final class EventLog {

    private static final ObjectNode SHAPE = Shapes.shape("event");

    private final Ids ids;
    private final Post post;
    private final Script script;
    private final String version;
    private final Map<String, ObjectNode> events;

    EventLog(Ids ids, Post post, Script script, HostileSettings settings) {
        this.ids = ids;
        this.post = post;
        this.script = script;
        this.version = settings.version();
        this.events =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
                        return size() > 4L * settings.most();
                    }
                };
    }

    void add(String type, ObjectNode thing, Cause cause) {
        var event = SHAPE.deepCopy();
        event.put("id", ids.next("evt_")).put("api_version", version).put("type", type);
        event.put("created", cause.now().getEpochSecond());
        ((ObjectNode) event.required("data")).set("object", thing);
        event.putObject("request").put("id", cause.request()).put("idempotency_key", cause.key());
        events.put(event.required("id").asString(), event);
        post.put(event, script.about(type, cause), cause.now());
    }

    /** As it is, whatever the webhook said. */
    ObjectNode find(String id) {
        return Store.find(events, "event", id);
    }
}
