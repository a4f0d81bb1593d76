package dev.gyeolje.ops;

/** Shows an actor of an audit row to operators. */
final class ActorName {

  private ActorName() {}

  /**
   * SQL that selects an actor; an operator, whom audit rows name "ops" and the account's id, by
   * e-mail address.
   */
  static String of(String column) {
    return """
        case when %1$s ~ '^ops [0-9a-f-]+$' and length(%1$s) = 40 then coalesce((select u.email from users u
          where u.id = cast(substring(%1$s from 5) as uuid)), %1$s) else %1$s end"""
        .formatted(column);
  }
}
