package dev.cartwright.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once and hands on what it has checked: the connection is made to these addresses,
 * so a name that means another address a moment later gains nothing by it.
 */
record CheckedNames(Names names, boolean allowsPrivate) implements DnsResolver {

    /** Throws {@link RefusedAddress} where one address of several is refused. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.addresses(host);
        for (var address : addresses) {
            var refusal = AddressRules.refusal(address, allowsPrivate);
            if (refusal != null) {
                throw new RefusedAddress(host, refusal);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
