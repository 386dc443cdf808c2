/** The dialogue with IVRs and voice units. */
package io.strowger.ivr;
