/** Whether this node is alive and ready, for the tools that decide who gets customers. */
package dev.gyeolje.platform.health;
