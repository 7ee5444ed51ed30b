package dev.cartwright.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are on the internet, and which are of the house, of this machine or of nobody.
 *
 * <p>Source: the special-purpose registries of IANA (RFC 6890), as of 2025. Of IPv6 what is not
 * global unicast is refused as a whole, and with it all ways to write an IPv4 address in it:
 * mapped, NAT64, 6to4 and Teredo.
 */
final class AddressRules {

    private static final String PRIVATE = "an address of a private network";
    private static final String NOWHERE = "no address on the internet";

    /** Those a merchant may allow, for what runs beside the shop. */
    private static final List<Range> HOUSE =
            ranges(
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "::1/128",
                    "fc00::/7");

    /** Nobody's, everybody's, or examples; and where clouds tell machines their secrets. */
    private static final List<Range> NEVER =
            ranges(
                    "0.0.0.0/8",
                    "169.254.0.0/16",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "100.100.100.200/32",
                    "168.63.129.16/32",
                    "fd00:ec2::/32",
                    "fd20:ce::/32");

    private static final Range GLOBAL_IPV6 = Range.of("2000::/3");

    private AddressRules() {}

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(Range::of).toList();
    }

    /** Addresses that begin with the same bits. */
    private record Range(InetAddress first, int bits) {

        static Range of(String text) {
            var slash = text.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean has(byte[] address) {
            var ours = first.getAddress();
            if (address.length != ours.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                var mask = 0x80 >> (i % 8);
                if ((address[i / 8] & mask) != (ours[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns why nobody may be asked there, in words; null where it may be asked. */
    static @Nullable String refusal(InetAddress address, boolean allowsPrivate) {
        // Java reads an IPv4-mapped address as the IPv4 address that it is.
        var bytes = address.getAddress();
        if (NEVER.stream().anyMatch(it -> it.has(bytes))) {
            return NOWHERE;
        }
        if (HOUSE.stream().anyMatch(it -> it.has(bytes))) {
            return allowsPrivate ? null : PRIVATE;
        }
        return bytes.length == 4 || GLOBAL_IPV6.has(bytes) ? null : NOWHERE;
    }
}
