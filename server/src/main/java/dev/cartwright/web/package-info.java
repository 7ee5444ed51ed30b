/**
 * What every request passes: limits, the request's id and actor, the guard of the staff's doors,
 * whose access token it is, and the shape of JSON and of refusals.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "tokens"})
@NullMarked
package dev.cartwright.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
