package dev.gyeolje.platform.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The proxies in front of the shop, whose forwarded headers are trusted. */
final class TrustedProxies {

  private record Network(IpAddress address, int bits) {}

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /** Parses addresses and networks such as {@code 10.0.0.0/8}; empty if one is invalid. */
  static Optional<TrustedProxies> parse(String list) {
    var networks =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(TrustedProxies::network)
            .toList();
    return networks.contains(Optional.<Network>empty())
        ? Optional.empty()
        : Optional.of(new TrustedProxies(networks.stream().flatMap(Optional::stream).toList()));
  }

  private static Optional<Network> network(String text) {
    var parts = text.split("/", 2);
    var address = IpAddress.parse(parts[0]);
    if (parts.length == 1) return address.map(a -> new Network(a, a.bits()));
    return address
        .filter(a -> parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= a.bits())
        .map(a -> new Network(a, Integer.parseInt(parts[1])));
  }

  /** Whether {@code peer} is a trusted proxy. */
  boolean include(String peer) {
    return IpAddress.parse(peer).filter(this::include).isPresent();
  }

  private boolean include(IpAddress peer) {
    return networks.stream().anyMatch(n -> peer.isIn(n.address(), n.bits()));
  }

  /**
   * The client's address. Every proxy appends its peer on the right, so the client is the
   * right-most address that is not a trusted proxy; anybody can write those further left.
   *
   * @param peer a trusted proxy
   * @param forwardedFor the header's addresses from left to right
   */
  String client(String peer, List<String> forwardedFor) {
    var client = peer;
    for (int i = forwardedFor.size() - 1; i >= 0; i--) {
      var hop = IpAddress.parse(forwardedFor.get(i));
      if (hop.isEmpty()) return client;
      client = hop.get().value().getHostAddress();
      if (!include(hop.get())) return client;
    }
    return client;
  }
}
