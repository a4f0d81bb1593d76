/** Migrates the database before its first use, and makes JPA providers behave alike. */
package dev.gyeolje.platform.persistence;
