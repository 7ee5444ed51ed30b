package dev.cartwright.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.ServerKey;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what receivers trust us by from whoever reads the database. */
@Component
class Sealed {

    private static final String SECRET = "webhook-secret";
    private static final String HEADERS = "webhook-headers";
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private final ServerKey key;
    private final JsonMapper json;

    Sealed(ServerKey key, JsonMapper json) {
        this.key = key;
        this.json = json;
    }

    byte[] secret(UUID row, String secret) {
        return key.seal(SECRET, row.toString(), secret.getBytes(UTF_8));
    }

    /** Throws IllegalStateException where it was sealed under another master key. */
    String openSecret(UUID row, byte[] sealed) {
        return new String(key.open(SECRET, row.toString(), sealed), UTF_8);
    }

    byte[] headers(UUID hook, Map<String, String> headers) {
        return key.seal(HEADERS, hook.toString(), json.writeValueAsBytes(headers));
    }

    /** As {@link #openSecret}. */
    Map<String, String> openHeaders(UUID hook, byte[] sealed) {
        return json.readValue(key.open(HEADERS, hook.toString(), sealed), MAP);
    }
}
