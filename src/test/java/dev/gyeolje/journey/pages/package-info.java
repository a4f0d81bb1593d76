/** The pages of the shop and of the simulators, as a customer sees and uses them. */
package dev.gyeolje.journey.pages;
