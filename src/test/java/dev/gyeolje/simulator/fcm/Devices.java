package dev.gyeolje.simulator.fcm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the devices, their messages and the armed faults. Thread-safe. */
final class Devices {

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final List<SentMessage> messages = new ArrayList<>();
  private final List<Armed> armed = new ArrayList<>();
  private final Map<String, Integer> sends = new LinkedHashMap<>();

  /** An armed fault; {@code target} is null if the fault applies to any target. */
  record Armed(String target, FcmFault fault, int left) {

    boolean meets(String addressed) {
      return target == null || target.equals(addressed);
    }
  }

  synchronized void register(FcmTarget target, String name) {
    devices.put(target.value(), new Device(target, name, Instant.now(), true));
  }

  synchronized void unregister(String target) {
    devices.computeIfPresent(target, (value, device) -> device.gone());
  }

  /** Returns false for a device that has unregistered. Registers an unknown target as a device. */
  synchronized boolean reachable(FcmTarget target) {
    if (!devices.containsKey(target.value())) {
      register(target, "from an earlier run");
    }
    return devices.get(target.value()).registered();
  }

  synchronized void deliver(SentMessage message) {
    messages.add(message);
  }

  synchronized List<Device> all() {
    return List.copyOf(devices.values());
  }

  synchronized List<SentMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized List<SentMessage> messagesTo(String target) {
    return messages.stream().filter(message -> message.target().equals(target)).toList();
  }

  synchronized void arm(Armed fault) {
    armed.add(fault);
  }

  synchronized Collection<Armed> armed() {
    return List.copyOf(armed);
  }

  /**
   * Counts a send and returns its fault. A fault for the target has precedence over one for any
   * target.
   */
  synchronized Optional<FcmFault> nextFault(String target) {
    sends.merge(target, 1, Integer::sum);
    var own = armed.stream().filter(each -> target.equals(each.target())).findFirst();
    var next = own.or(() -> armed.stream().filter(each -> each.meets(target)).findFirst());
    next.ifPresent(this::use);
    return next.map(Armed::fault);
  }

  private void use(Armed fault) {
    int at = armed.indexOf(fault);
    if (fault.left() > 1) {
      armed.set(at, new Armed(fault.target(), fault.fault(), fault.left() - 1));
    } else {
      armed.remove(at);
    }
  }

  synchronized int sendsTo(String target) {
    return sends.getOrDefault(target, 0);
  }

  synchronized void disarm() {
    armed.clear();
  }

  synchronized void reset() {
    devices.clear();
    messages.clear();
    armed.clear();
    sends.clear();
  }
}
