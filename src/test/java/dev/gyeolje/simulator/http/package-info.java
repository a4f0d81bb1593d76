/** HTTP helper classes for several simulators, independent of any of them. */
package dev.gyeolje.simulator.http;
