/** The shop's pages, and those of the simulators on the way, as a buyer sees and uses them. */
package dev.gyeolje.journey.pages;
