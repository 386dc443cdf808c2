/** Wire protocols by hand: bytes in, text out. */
package io.strowger.tools.codec;
