/**
 * Reads settings from the environment, and reports all that is wrong with them together at start.
 */
package dev.gyeolje.platform.config;
