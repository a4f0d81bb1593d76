package dev.gyeolje.simulator.toss;

/** The payment methods of the widget; the names are the codes that the SDK reports. */
public enum PaymentMethod {
  CARD("카드", null, "신용·체크카드", "Credit or debit card"),
  VIRTUAL_ACCOUNT("가상계좌", null, "가상계좌", "Virtual account"),
  TRANSFER("계좌이체", null, "계좌이체", "Bank transfer"),
  MOBILE_PHONE("휴대폰", null, "휴대폰", "Mobile phone"),
  TOSSPAY("간편결제", "토스페이", "토스페이", "Toss Pay"),
  NAVERPAY("간편결제", "네이버페이", "네이버페이", "Naver Pay"),
  KAKAOPAY("간편결제", "카카오페이", "카카오페이", "Kakao Pay");

  /** Toss' value in {@code Payment.method}. */
  final String word;

  /** The wallet's name in {@code Payment.easyPay.provider}, or null if this is not a wallet. */
  final String provider;

  final String korean;
  final String english;

  PaymentMethod(String word, String provider, String korean, String english) {
    this.word = word;
    this.provider = provider;
    this.korean = korean;
    this.english = english;
  }

  /** Returns the lowest amount that Toss accepts, in won. */
  long minimum() {
    return this == TRANSFER || this == VIRTUAL_ACCOUNT ? 200 : 100;
  }
}
