package io.strowger.core.site;

/**
 * A link to a switch. The credential is only named here: login and password stand in the server's static settings under that name and are never journalled.
 *
 * @param driver the driver's name, {@code tsapi}
 * @param host name server host
 * @param port name server port
 * @param service the Tlink, {@code AVAYA#switch#CSTA#server}
 * @param credential name of the credential in the static settings
 * @param messagesPerSecond rate limit of requests; 0 = the driver's default
 */
public record LinkSite(String name, String driver, String host, int port, String service, String credential,
        int messagesPerSecond) {}
