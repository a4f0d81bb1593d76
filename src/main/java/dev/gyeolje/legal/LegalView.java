package dev.gyeolje.legal;

/**
 * One of the operator's pages.
 *
 * @param title key of a text
 * @param html its words
 * @param placeholder whether they are only those that come with the shop
 */
public record LegalView(String title, String html, boolean placeholder) {}
