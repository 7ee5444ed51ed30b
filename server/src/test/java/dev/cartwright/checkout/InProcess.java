package dev.cartwright.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.cartwright.checkout.Shopper.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * The way to the shop without a network: all that Tomcat does with a request once it is read, in
 * the caller's own thread. What a test does this way takes a third less time.
 */
record InProcess(Connector connector) implements Shopper.Line {

    static InProcess of(ServletWebServerApplicationContext server) {
        var tomcat = (TomcatWebServer) Objects.requireNonNull(server.getWebServer());
        return new InProcess(tomcat.getTomcat().getConnector());
    }

    @Override
    public Answer send(String method, String path, String body, String... headers) {
        var request = request(method, path, body, headers);
        var response = new Response();
        request.setResponse(response);
        response.setRequest(request);
        var written = new Written(response, new ByteArrayOutputStream());
        response.setOutputBuffer(written);
        try {
            connector.getProtocolHandler().getAdapter().service(request, response);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Answer(response.getStatus(), written.bytes().toString(UTF_8), headers(response));
    }

    private static Request request(String method, String path, String body, String... headers) {
        var request = new Request();
        var question = path.indexOf('?');
        request.setMethod(method);
        set(request.requestURI(), question < 0 ? path : path.substring(0, question));
        if (question >= 0) {
            set(request.queryString(), path.substring(question + 1));
        }
        request.protocol().setString("HTTP/1.1");
        request.serverName().setString("localhost");
        request.remoteAddr().setString("127.0.0.1");
        var bytes = body.getBytes(UTF_8);
        header(request, "Host", "localhost");
        header(request, "Content-Type", "application/json");
        if (bytes.length > 0) {
            header(request, "Content-Length", Integer.toString(bytes.length));
        }
        for (int i = 0; i < headers.length; i += 2) {
            header(request, headers[i], headers[i + 1]);
        }
        request.setInputBuffer(new Body(ByteBuffer.wrap(bytes)));
        return request;
    }

    /** As bytes: what Tomcat gets as text it takes for decoded and safe. */
    private static void set(MessageBytes part, String text) {
        var bytes = text.getBytes(UTF_8);
        part.setBytes(bytes, 0, bytes.length);
    }

    private static void header(Request request, String name, String value) {
        request.getMimeHeaders().addValue(name).setString(value);
    }

    private static HttpHeaders headers(Response response) {
        var all = response.getMimeHeaders();
        if (response.getContentType() != null) {
            all.setValue("Content-Type").setString(response.getContentType());
        }
        return HttpHeaders.of(
                Collections.list(all.names()).stream()
                        .distinct()
                        .collect(groupingBy(it -> it, mapping(it -> all.getHeader(it), toList()))),
                (_, _) -> true);
    }

    private record Body(ByteBuffer bytes) implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler to) {
            var left = bytes.remaining();
            if (left == 0) {
                return -1;
            }
            to.setByteBuffer(bytes.slice());
            bytes.position(bytes.limit());
            return left;
        }

        @Override
        public int available() {
            return bytes.remaining();
        }
    }

    private record Written(Response response, ByteArrayOutputStream bytes) implements OutputBuffer {

        @Override
        public int doWrite(ByteBuffer chunk) {
            response.setCommitted(true);
            var some = new byte[chunk.remaining()];
            chunk.get(some);
            bytes.writeBytes(some);
            return some.length;
        }

        @Override
        public long getBytesWritten() {
            return bytes.size();
        }
    }
}
