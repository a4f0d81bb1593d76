/**
 * What every page and endpoint shares: language, texts, addresses, problems, static files, headers.
 */
package dev.gyeolje.platform.web;
