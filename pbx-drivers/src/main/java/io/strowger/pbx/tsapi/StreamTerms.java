package io.strowger.pbx.tsapi;

import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.tsapi.translate.RequestTranslator;
import io.strowger.pbx.tsapi.translate.StreamFeatures;

/** What was agreed for the stream that is open, and how requests are written for it. One thread. */
final class StreamTerms {
    private final LinkParts parts;
    private LinkStatus.Peer peer = LinkStatus.Peer.UNKNOWN;
    private String vendor = PrivateData.ECS;
    private RequestTranslator requests;

    StreamTerms(LinkParts parts) {
        this.parts = parts;
    }

    /** A stream was opened. */
    void agree(VersionNegotiation.Chosen chosen, Acs.OpenStreamConf conf) {
        vendor = chosen.vendor();
        peer = new LinkStatus.Peer(chosen.version(), conf.apiVer(), conf.libVer(), conf.tsrvVer(), conf.drvrVer(), "");
        requests = new RequestTranslator(parts.numbers, new StreamFeatures(chosen.version(), vendor, conf.apiVer(),
                parts::crossReference, parts.context.environment()::password));
    }

    /** The stream is gone; what the peer was is still shown. */
    void reset() {
        requests = null;
    }

    /** The server told a system status of that name; whether it is another than before. */
    boolean systemStatus(String name) {
        if (name.equals(peer.systemStatus())) {
            return false;
        }
        peer = new LinkStatus.Peer(peer.privateDataVersion(), peer.apiVersion(), peer.libraryVersion(),
                peer.serverVersion(), peer.driverVersion(), name);
        return true;
    }

    LinkStatus.Peer peer() {
        return peer;
    }

    /** Of private data; 0 when there is none. */
    int version() {
        return peer.privateDataVersion();
    }

    /** Under which private data is sent. */
    String vendor() {
        return vendor;
    }

    /** The translator of the engine's commands; null without a stream. */
    RequestTranslator requests() {
        return requests;
    }

    /** An item as private data of this stream. */
    PrivateData item(AttMessage item) {
        return new PrivateData.Avaya(vendor, item);
    }

    /** Asks for the state of the links behind the server too, where that can be asked. */
    PrivateData withLinks() {
        return has(Csta.SysStatStart.class) ? item(new Att.SysStat(true)) : PrivateData.ABSENT;
    }

    private boolean has(Class<? extends CstaMessage> carrier) {
        return PrivateVersions.form(carrier, version()).isPresent();
    }

    /** For people: with what the link is up. */
    String text() {
        return "private data " + peer.privateDataVersion() + ", API " + peer.apiVersion() + ", server "
                + peer.serverVersion() + ", driver " + peer.driverVersion();
    }
}
