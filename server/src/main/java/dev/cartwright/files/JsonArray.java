package dev.cartwright.files;

import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Reads the elements of one long list of JSON, each when it is its turn. */
final class JsonArray implements Records {

    private final JsonParser parser;

    JsonArray(Reader text) {
        parser = Records.JSON.createParser(text);
        parser.nextToken();
    }

    @Override
    public @Nullable Raw next() {
        var token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "there is more behind the list");
            }
            return null;
        }
        if (token == null) {
            throw new StreamReadException(parser, "the list has no end");
        }
        var line = parser.currentTokenLocation().getLineNr();
        var element = element();
        return new Raw(line, element == null ? List.of() : List.of(element));
    }

    /** Returns null where it is longer than records may be; then it was skipped. */
    private @Nullable String element() {
        var text = new StringWriter();
        int depth = 0;
        try (var copy = Records.JSON.createGenerator(text)) {
            do {
                var token = parser.currentToken();
                if (token == null) {
                    throw new StreamReadException(parser, "the list has no end");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (text.getBuffer().length() <= Records.LONGEST_RECORD) {
                    copy.copyCurrentEventExact(parser);
                }
            } while (depth > 0 && hasNext());
        }
        return text.getBuffer().length() <= Records.LONGEST_RECORD ? text.toString() : null;
    }

    /** True; where the text ends within an element, the parser is at no token then. */
    private boolean hasNext() {
        parser.nextToken();
        return true;
    }

    @Override
    public @Nullable List<String> header() {
        return null;
    }

    @Override
    public long line() {
        return parser.currentLocation().getLineNr();
    }
}
