package io.strowger.pbx.netty;

import io.strowger.core.model.LinkDownCause;
import java.security.cert.CertificateException;

/** A certificate is not accepted, for a cause that people can act on. */
final class TlsRefusal extends CertificateException {
    private static final long serialVersionUID = 1;

    private final LinkDownCause reason;

    TlsRefusal(LinkDownCause reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    LinkDownCause reason() {
        return reason;
    }
}
