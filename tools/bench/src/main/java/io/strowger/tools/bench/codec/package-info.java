/** The TSAPI codec beside a general ASN.1 library that makes the same records of the same octets. */
package io.strowger.tools.bench.codec;
