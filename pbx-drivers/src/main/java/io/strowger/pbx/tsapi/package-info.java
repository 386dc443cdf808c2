/**
 * The TSAPI driver: one ACS stream to an AE Services server for each link.
 *
 * <p>{@link io.strowger.pbx.tsapi.TsapiLinkSession} is the link's whole life without I/O, driven by
 * {@link io.strowger.pbx.tsapi.PhaseTable}; {@link io.strowger.pbx.tsapi.TsapiDriver} puts it on a Netty event loop.
 */
package io.strowger.pbx.tsapi;
