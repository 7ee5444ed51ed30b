package dev.cartwright.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who knows the addresses of a host. */
interface Names {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
