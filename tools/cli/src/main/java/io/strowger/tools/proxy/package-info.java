/** Carries many desktops over one connection to the server. */
package io.strowger.tools.proxy;
