/** Static settings and site files: HOCON in, checked immutable values or a list of located problems out. Any thread. */
package io.strowger.server.conf;
