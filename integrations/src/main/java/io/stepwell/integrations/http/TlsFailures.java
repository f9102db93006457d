package io.stepwell.integrations.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Why there was no TLS connection, in sentences about the host. */
final class TlsFailures {
    /** How the JDK's check of names begins what it says. */
    private static final String NO_NAME = "No ";

    private static final String ALERT = "Received fatal alert: ";

    private TlsFailures() {}

    static HttpFailure of(SSLException failure, String host) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertPathBuilderException _ -> {
                    return HttpFailure.socket("The certificate of the host " + host
                            + " is not trusted. If its authority is private, name it with the setting http-tls");
                }
                case CertificateExpiredException _ -> {
                    return HttpFailure.socket("The certificate of the host " + host + " has expired");
                }
                case CertificateException other
                when String.valueOf(other.getMessage()).startsWith(NO_NAME) -> {
                    return HttpFailure.socket("The certificate of the host " + host + " is for other hosts");
                }
                default -> {
                    // a reason may lie deeper
                }
            }
        }
        return HttpFailure.socket("The TLS connection with the host " + host + " failed" + alert(failure));
    }

    /** An alert's name is a word of RFC 8446, section 6. */
    private static String alert(SSLException failure) {
        String message = String.valueOf(failure.getMessage());
        int at = message.indexOf(ALERT);
        String name = at < 0 ? "" : message.substring(at + ALERT.length());
        if (name.contains("certificate_required") || name.contains("bad_certificate")) {
            return ": it wants a certificate of the caller that it trusts. Name one with the setting http-tls";
        }
        return name.matches("[a-z_]{1,40}")
                ? ": it says " + name.toLowerCase(Locale.ROOT).replace('_', ' ')
                : "";
    }
}
