/** Reports whether this node is alive and ready, for load balancers and orchestrators. */
package dev.gyeolje.platform.health;
