package dev.cartwright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** One shopper's line to the shop: HTTP/1.1 kept alive, read no further than needed. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String JSON = "application/json";

    private final int port;
    private final Duration patience;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private boolean open;

    Wire(int port) {
        this(port, PATIENCE);
    }

    /**
     * @param patience how long an answer may take
     */
    Wire(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    record Answer(int status, String body) {

        /** Returns the first text of this name, as JSON has it. */
        String text(String name) {
            var before = "\"" + name + "\":\"";
            var start = body.indexOf(before);
            if (start < 0) {
                throw new Unexpected("No " + name + " in: " + body);
            }
            start += before.length();
            return body.substring(start, body.indexOf('"', start));
        }
    }

    /**
     * Sends a request and returns its answer; throws {@link Unexpected} on any other status.
     *
     * @param headers each with its line end
     */
    Answer send(int status, String method, String path, String headers, String body)
            throws IOException {
        return expect(status, ask(method, path, headers, body), method, path, body);
    }

    /** As {@link #send}, of a file, which need not fit into memory. */
    Answer upload(String path, String headers, String type, Path file) throws IOException {
        return upload("PUT", path, headers, type, file);
    }

    Answer upload(String method, String path, String headers, String type, Path file)
            throws IOException {
        var begin = begin(method, path, headers, type, Files.size(file));
        socket.getOutputStream().write(begin.getBytes(UTF_8));
        Files.copy(file, socket.getOutputStream());
        return expect(202, read(), method, path, file.toString());
    }

    private String begin(String method, String path, String headers, String type, long length)
            throws IOException {
        if (!open) {
            connect();
        }
        var body =
                length == 0
                        ? ""
                        : "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, length);
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + body + "\r\n";
    }

    /** As {@link #send}, whatever is answered. */
    Answer ask(String method, String path, String headers, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var begin = begin(method, path, headers, bytes.length == 0 ? "" : JSON, bytes.length);
        socket.getOutputStream().write((begin + body).getBytes(UTF_8));
        return read();
    }

    private static Answer expect(
            int status, Answer answer, String method, String path, String body) {
        if (answer.status() != status) {
            throw new Unexpected(
                    "%s %s %s was answered %d: %s"
                            .formatted(method, path, body, answer.status(), answer.body()));
        }
        return answer;
    }

    Answer get(String path) throws IOException {
        return send(200, "GET", path, "", "");
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                (int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        open = true;
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            } else if (lower.startsWith("connection:")) {
                last = lower.endsWith("close");
            }
        }
        var body = chunked ? chunks() : in.readNBytes(length);
        if (last) {
            close();
        }
        return new Answer(status, new String(body, UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(4096);
        for (var size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The shop hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        open = false;
        socket.close();
    }
}
