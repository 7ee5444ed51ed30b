package dev.cartwright.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads CSV as RFC 4180 has it. */
final class Csv {

    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** Tells of each record, the header as well. */
    static void read(String text, Consumer<List<String>> told) {
        var csv = new Csv(text);
        while (csv.at < text.length()) {
            told.accept(csv.record());
        }
    }

    private List<String> record() {
        var fields = new ArrayList<String>();
        do {
            fields.add(text.startsWith("\"", at) ? quoted() : plain());
        } while (at < text.length() && text.charAt(at++) == ',');
        if (at < text.length() && text.charAt(at - 1) == '\r') {
            at++;
        }
        return fields;
    }

    private String plain() {
        var start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var field = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            field.append(text.charAt(at++));
        }
        at++;
        return field.toString();
    }
}
