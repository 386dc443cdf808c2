/** Bytes to message records and back; JDK only. */
package io.strowger.csta;
