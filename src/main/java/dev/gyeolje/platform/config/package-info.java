/** Reads settings from the environment, and reports all configuration errors together at start. */
package dev.gyeolje.platform.config;
