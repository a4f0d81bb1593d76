/** Texts of the pages in both languages, and cleaning of texts from outside. */
package dev.gyeolje.platform.text;
