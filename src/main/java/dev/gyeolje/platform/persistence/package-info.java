/** The tables brought up to date before first use, and what JPA needs to be the same everywhere. */
package dev.gyeolje.platform.persistence;
