/** The call log on the command line. */
package io.strowger.tools.calllog;
