/**
 * Those who move money: what they are asked, how they answer, and what may be believed of it.
 *
 * <p>Front door: {@link dev.cartwright.processors.Processors}. A processor is a module of its own
 * that implements {@link dev.cartwright.processors.RemoteProcessor}, which builds requests and
 * parses answers and never opens a connection, or {@link dev.cartwright.processors.LocalProcessor}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.processors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
