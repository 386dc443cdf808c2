/** An authority and certificates of it, for development and tests. */
package io.strowger.certificates;
