package io.strowger.pbx.tsapi;

import io.strowger.core.site.LinkSite;
import io.strowger.csta.tsapi.ACSNameAddr;
import io.strowger.csta.tsapi.TlinkAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for one Tlink in the pages of a name server. Names are compared without regard to case. The name server's own
 * host is taken unless the advertised one is wanted, because behind address translation only the port is true.
 */
final class TlinkSearch {
    /** Most pages asked for. */
    static final int PAGES_MAX = 64;
    /** Most names kept for the detail of a failure. */
    static final int OFFERED_MAX = 32;
    private static final String SECURE_SERVICE = "CSTA-S";
    private static final int SERVICE_TOKEN = 2;

    /** A Tlink that was found. */
    record Tlink(String name, String host, int port, boolean secure) {}

    private final String wanted;
    private final String host;
    private final boolean useAdvertised;
    private final List<String> offered = new ArrayList<>();
    private int pages;
    private int names;
    private Tlink found;

    TlinkSearch(LinkSite link, boolean useAdvertised) {
        this.wanted = link.service();
        this.host = link.host();
        this.useAdvertised = useAdvertised;
    }

    /** Takes one page. Entries whose address cannot be read are listed and not taken. */
    void page(List<ACSNameAddr> entries) {
        pages++;
        for (ACSNameAddr entry : entries) {
            names++;
            if (offered.size() < OFFERED_MAX) {
                offered.add(entry.serverName());
            }
            if (found == null && entry.serverName().equalsIgnoreCase(wanted)) {
                TlinkAddress.decode(entry.serverAddr()).ifPresent(address -> found = tlink(entry, address));
            }
        }
    }

    private Tlink tlink(ACSNameAddr entry, InetSocketAddress address) {
        return new Tlink(entry.serverName(), useAdvertised ? address.getAddress().getHostAddress() : host,
                address.getPort(), isSecure(entry.serverName()));
    }

    /** Whether the Tlink of that name speaks TLS: its third part says so, in any case. */
    static boolean isSecure(String name) {
        String[] tokens = name.split("#", -1);
        return tokens.length > SERVICE_TOKEN && tokens[SERVICE_TOKEN].equalsIgnoreCase(SECURE_SERVICE);
    }

    /** Whether one more page may be asked for. */
    boolean mayAskMore() {
        return pages < PAGES_MAX;
    }

    /** The Tlink, or null. */
    Tlink found() {
        return found;
    }

    /** The names offered, for people. */
    String offered() {
        return names > offered.size() ? offered + " and " + (names - offered.size()) + " more" : offered.toString();
    }
}
