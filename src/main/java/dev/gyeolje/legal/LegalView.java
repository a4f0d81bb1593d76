package dev.gyeolje.legal;

/**
 * One of the operator's pages.
 *
 * @param title key of a text
 * @param html its content
 * @param placeholder whether the content is the placeholder that comes with the shop
 */
public record LegalView(String title, String html, boolean placeholder) {}
