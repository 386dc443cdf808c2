/**
 * Links to switches: what the server sees of a driver.
 *
 * <p>A {@link io.strowger.pbx.PbxDriver} makes one {@link io.strowger.pbx.PbxLink} for every link of the
 * configuration. A link turns what its switch says into {@link io.strowger.core.input.Input}s and the engine's
 * {@link io.strowger.core.output.Output.PbxRequest}s into requests; it decides nothing about calls or agents.
 */
package io.strowger.pbx;
