package dev.gyeolje.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address in numeric form; host names are never resolved. */
public record IpAddress(InetAddress value) {

  /**
   * Matches an address with or without a port. An IPv4 address needs all four parts; Java would
   * also accept "1".
   */
  private static final Pattern BARE =
      Pattern.compile(
          "([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
              + "|\\[([0-9a-fA-F.]*:[0-9a-fA-F:.]*)](?::[0-9]{1,5})?"
              + "|([0-9a-fA-F.]*:[0-9a-fA-F:.]*)");

  private static final int NETWORK_BYTES_OF_IPV6 = 8;

  /** Parses {@code text}, with or without a port; empty if it is no address. */
  public static Optional<IpAddress> parse(String text) {
    var address = BARE.matcher(text.strip());
    if (!address.matches()) return Optional.empty();
    var bare = address.group(address.group(1) == null ? address.group(2) == null ? 3 : 2 : 1);
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(bare)));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The {@link #household} of the client of {@code request}. */
  public static String householdOf(HttpServletRequest request) {
    return parse(request.getRemoteAddr()).map(IpAddress::household).orElse("unknown");
  }

  /** Whether the first {@code bits} equal those of {@code network}. */
  boolean isIn(IpAddress network, int bits) {
    var ours = value.getAddress();
    var theirs = network.value.getAddress();
    if (ours.length != theirs.length) return false;
    int rest = ours.length * Byte.SIZE - bits;
    return new BigInteger(1, ours)
        .shiftRight(rest)
        .equals(new BigInteger(1, theirs).shiftRight(rest));
  }

  int bits() {
    return value.getAddress().length * Byte.SIZE;
  }

  /** Key of one household or office: the address, or the first half of an IPv6 address. */
  public String household() {
    var bytes = value.getAddress();
    if (bytes.length <= NETWORK_BYTES_OF_IPV6) return value.getHostAddress();
    return new BigInteger(1, bytes)
        .shiftRight(NETWORK_BYTES_OF_IPV6 * Byte.SIZE)
        .toString(Character.MAX_RADIX);
  }
}
