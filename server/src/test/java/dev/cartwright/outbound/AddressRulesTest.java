package dev.cartwright.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "::1",
                "fc00::1",
                "fdff:ffff::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1"
            })
    void the_house_is_asked_only_where_the_merchant_allows_it(String text) {
        var address = InetAddress.ofLiteral(text);

        assertThat(AddressRules.refusal(address, false))
                .isEqualTo("an address of a private network");
        assertThat(AddressRules.refusal(address, true)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "::ffff:169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "5f00::1",
                "64:ff9b::a9fe:a9fe",
                "2001:0:7f00:1::1",
                "2001:20::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_nobodys_or_tells_machines_their_secrets_is_never_asked(String text) {
        var address = InetAddress.ofLiteral(text);

        assertThat(AddressRules.refusal(address, false)).isEqualTo("no address on the internet");
        assertThat(AddressRules.refusal(address, true)).isEqualTo("no address on the internet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void what_is_on_the_internet_is_asked(String text) {
        assertThat(AddressRules.refusal(InetAddress.ofLiteral(text), false)).isNull();
    }
}
