/** Who runs the shop, and the pages that the law asks for. */
package dev.gyeolje.legal;
