package dev.cartwright.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A connection that speaks as much HTTP/1.1 as is needed to break it in the right place. */
final class Wire {

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 64;
    private static final int LARGEST_BODY = 262_144;
    private static final long NANOS_A_DROP = 50_000_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Null at the end of the conversation. */
    @Nullable Request read() throws IOException {
        var line = line();
        if (line == null) {
            return null;
        }
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[1].startsWith("/")) {
            throw new IOException("Not HTTP");
        }
        var headers = headers();
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("Bodies have a length here");
        }
        var body = new String(body(headers.get("content-length")), StandardCharsets.UTF_8);
        var cut = parts[1].indexOf('?');
        var path = cut < 0 ? parts[1] : parts[1].substring(0, cut);
        var query = cut < 0 ? "" : parts[1].substring(cut + 1);
        return new Request(parts[0], path, query, headers, body);
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new IOException("Not a header, or too many");
            }
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(@Nullable String length) throws IOException {
        try {
            var size = length == null ? 0 : Integer.parseInt(length);
            if (size < 0 || size > LARGEST_BODY) {
                throw new IOException("A body of " + size + " bytes");
            }
            var body = in.readNBytes(size);
            if (body.length < size) {
                throw new IOException("The body ended early");
            }
            return body;
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("A line without an end");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Brings the answer, or as much of it as is to arrive; whether the conversation goes on. */
    boolean carry(Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        var head = head(reply, body.length).getBytes(StandardCharsets.UTF_8);
        return switch (reply.carriage()) {
            case WHOLE -> {
                out.write(head);
                out.write(body);
                yield true;
            }
            case HANG -> {
                waitForEnd();
                yield false;
            }
            case RESET_BEFORE -> {
                reset();
                yield false;
            }
            case RESET_MID_BODY -> {
                out.write(head);
                out.write(body, 0, body.length / 2);
                reset();
                yield false;
            }
            case DRIP -> {
                out.write(head);
                drip(body);
                yield true;
            }
        };
    }

    private void drip(byte[] body) throws IOException {
        for (var drop : body) {
            out.write(drop);
            LockSupport.parkNanos(NANOS_A_DROP);
        }
    }

    private static String head(Reply reply, int length) {
        var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" As said\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("Content-Length: " + length + "\r\n\r\n").toString();
    }

    /** Until the client gives up, the connection was silent for too long, or the server closes. */
    private void waitForEnd() throws IOException {
        while (in.read() >= 0) {
            // What else it says is not heard.
        }
    }

    /** Closes with a reset, not with an orderly end. */
    private void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
