/**
 * The basic encoding rules (ITU-T X.690) without knowledge of any message: a cursor that reads, a buffer that writes.
 * Neither is for use by two threads at once.
 */
package io.strowger.csta.ber;
