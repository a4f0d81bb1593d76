/** Whether this node is alive and ready, for the tools that decide who gets shoppers. */
package dev.gyeolje.platform.health;
