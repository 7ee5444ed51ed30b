package dev.cartwright.sheets;

import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One object: what was asked, the rows as {@code items}, their {@code totals}. */
final class JsonSheet implements Sheet {

    private final JsonGenerator json;

    JsonSheet(JsonMapper mapper, OutputStream out) {
        json =
                mapper.writer()
                        .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .createGenerator(out);
    }

    @Override
    public void begin(Map<String, ?> facts, Class<? extends Record> rows) {
        json.writeStartObject();
        facts.forEach(json::writePOJOProperty);
        json.writeArrayPropertyStart("items");
    }

    @Override
    public void row(Record row) {
        json.writePOJO(row);
    }

    @Override
    public void end(Record totals) {
        json.writeEndArray();
        json.writePOJOProperty("totals", totals);
        json.writeEndObject();
        json.close();
    }
}
