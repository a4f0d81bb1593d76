/**
 * What tests of several features share: the shop they visit, its people and products, and waiting.
 */
package dev.gyeolje.support;
