package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what a test tells it to, which a well-behaved one never does. */
final class TrialServer implements AutoCloseable {

    /** In place of an answer: hang up. */
    static final String HANG_UP = "";

    /** In place of an answer: none, ever. */
    static final String SILENCE = "silence";

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ServerSocket door;
    private final boolean offersTls;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /** Each mail that was taken, as it came. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    /** What was said, without the mails themselves. */
    final List<String> said = new CopyOnWriteArrayList<>();

    TrialServer(boolean offersTls) throws IOException {
        this.offersTls = offersTls;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * @param when how a line begins: a command, or DONE for the end of a mail
     */
    void answer(String when, String answer) {
        answers.put(when, answer);
    }

    void behave() {
        answers.clear();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket plain) {
        try (plain) {
            var socket = plain;
            say(socket, answers.getOrDefault("GREETING", "220 trial"));
            var in = reader(socket);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                var answer = answerTo(line, socket instanceof SSLSocket);
                if (answer.equals(HANG_UP)) {
                    return;
                }
                if (answer.equals(SILENCE)) {
                    in.readLine();
                    return;
                }
                say(socket, answer);
                if (answer.startsWith("354") && !take(socket, in)) {
                    return;
                }
                if (line.startsWith("STARTTLS")) {
                    socket = upgraded(socket);
                    in = reader(socket);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            said.add("FAILED " + e);
        }
    }

    private String answerTo(String line, boolean isSecret) {
        return answers.entrySet().stream()
                .filter(it -> line.startsWith(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(line, isSecret));
    }

    private String usual(String line, boolean isSecret) {
        if (line.startsWith("EHLO")) {
            return offersTls && !isSecret ? "250-trial\r\n250 STARTTLS" : "250 trial";
        }
        if (line.startsWith("STARTTLS")) {
            return "220 go on";
        }
        return line.startsWith("DATA") ? "354 go on" : "250 ok";
    }

    /** Answers false where it is to hang up instead of saying that it took the mail. */
    private boolean take(Socket socket, BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                var answer = answers.getOrDefault("DONE", "250 taken");
                if (answer.startsWith("250") || answer.equals(HANG_UP)) {
                    taken.add(mail.toString());
                }
                if (answer.equals(HANG_UP)) {
                    return false;
                }
                say(socket, answer);
                return true;
            }
            mail.append(line).append('\n');
        }
        return false;
    }

    private static SSLSocket upgraded(Socket plain) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        // GreenMail brings a certificate that nobody trusts.
        try (var file = TrialServer.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(Objects.requireNonNull(file), PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var secret = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        secret.setUseClientMode(false);
        return secret;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
