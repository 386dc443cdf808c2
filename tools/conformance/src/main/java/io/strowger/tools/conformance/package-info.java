/**
 * Conformance scripts: plain text, one file a clause, run against any TSAPI server. What a script may say is in the
 * module's DESIGN.md.
 */
package io.strowger.tools.conformance;
