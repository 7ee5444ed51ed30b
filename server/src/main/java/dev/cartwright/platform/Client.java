package dev.cartwright.platform;

import dev.cartwright.kernel.CardNumber;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as far as that can be known.
 *
 * @param address the caller's, or of the right-most hop that is no trusted proxy; without the port
 *     that some proxies add, and {@link #UNKNOWN} where what the proxy said is no address
 * @param agent what the program calls itself; at most 300 characters, of which none is a control
 */
public record Client(String address, String agent) {

    /** Bound for each request by the web; unbound in jobs. */
    public static final ScopedValue<Client> CURRENT = ScopedValue.newInstance();

    /** In place of an address, and the one network of all who have none. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern IPV4 =
            Pattern.compile("(?<address>(\\d{1,3}\\.){3}\\d{1,3})(:\\d+)?");

    /** With its zone, which is a matter of this machine's. */
    private static final Pattern IPV6 =
            Pattern.compile(
                    "(?<address>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%\\w+)?"
                            + "|\\[(?<bracketed>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%\\w+)?](:\\d+)?");

    private static final int AGENT_LENGTH = 300;
    private static final int IPV6_NETWORK = 8;

    public Client {
        address = literal(address);
        agent = agent.replaceAll("[^\\x20-\\x7E\\u00A0-\\uD7FF\\uE000-\\uFFFD]", " ").strip();
        agent = CardNumber.masked(agent);
        agent = agent.substring(0, Math.min(agent.length(), AGENT_LENGTH)).strip();
    }

    private static String literal(String said) {
        var four = IPV4.matcher(said);
        var six = IPV6.matcher(said);
        String address;
        if (four.matches()) {
            address = four.group("address");
        } else if (six.matches()) {
            address = six.group("address") == null ? six.group("bracketed") : six.group("address");
        } else {
            return UNKNOWN;
        }
        try {
            InetAddress.ofLiteral(address);
            return address;
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    /** Returns whose request this is; the server itself where no request is being answered. */
    public static Client current() {
        return CURRENT.isBound() ? CURRENT.get() : new Client("127.0.0.1", "cartwright");
    }

    /** Returns an IPv4 address itself, and of an IPv6 address the 64 bits a household has. */
    public String network() {
        if (address.equals(UNKNOWN)) {
            return UNKNOWN;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            if (bytes.length == 4) {
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            var network = Arrays.copyOf(Arrays.copyOf(bytes, IPV6_NETWORK), bytes.length);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
