/** The strowger launcher and its commands. */
package io.strowger.tools;
