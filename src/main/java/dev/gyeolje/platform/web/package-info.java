/**
 * Common parts of all pages and endpoints: language, texts, URLs, problem documents, static files
 * and headers.
 */
package dev.gyeolje.platform.web;
