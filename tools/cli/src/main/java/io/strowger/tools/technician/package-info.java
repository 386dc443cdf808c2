/** What a PBX technician runs against a switch's server: conformance and doctor. */
package io.strowger.tools.technician;
