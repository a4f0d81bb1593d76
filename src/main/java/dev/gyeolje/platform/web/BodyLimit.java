package dev.gyeolje.platform.web;

/**
 * How large a program's body may be, whose length need not be announced.
 *
 * @param path of the endpoint
 * @param bytes at most
 */
public record BodyLimit(String path, int bytes) {}
