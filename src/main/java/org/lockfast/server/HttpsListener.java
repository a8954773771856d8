package org.lockfast.server;

import java.net.BindException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over TLS 1.3, and nothing else, on one port. */
final class HttpsListener implements AutoCloseable {
    /** Of a store that lies in memory only. */
    static final String PASSWORD = "of a store that lies in memory only";

    private static final int THREADS = 200;
    private static final int HEADERS = 16 << 10;

    private final Server server;
    private final ServerConnector connector;
    private final ServerSettings settings;
    private final X509Certificate own;

    /**
     * @param handler makes what answers, given what watches over the connections
     * @throws ServerRefusal when the certificate cannot be used
     */
    HttpsListener(ServerSettings settings, Function<ConnectionDeadlines, Handler> handler) {
        this(
                settings,
                CertificateFile.read(
                        settings.certificate(), settings.key(), PASSWORD.toCharArray()),
                handler);
    }

    /**
     * @param own certificate and key under {@link #PASSWORD}, instead of those of the settings
     */
    HttpsListener(
            ServerSettings settings, KeyStore own, Function<ConnectionDeadlines, Handler> handler) {
        this.settings = settings;
        this.own = certificate(own);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("lockfast-server");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("lockfast-call-", 0).factory()));
        server = new Server(threads);
        connector = connector(settings, own);
        server.addConnector(connector);
        ConnectionDeadlines deadlines =
                new ConnectionDeadlines(server, settings.quiet(), settings.call());
        server.addBean(deadlines);
        server.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        server.setHandler(new GracefulHandler(handler.apply(deadlines)));
        server.setErrorHandler(new ProblemPages());
        server.setStopTimeout(settings.stop().toMillis());
    }

    private static X509Certificate certificate(KeyStore own) {
        try {
            return (X509Certificate) own.getCertificate(own.aliases().nextElement());
        } catch (KeyStoreException e) {
            throw new ServerRefusal("The certificate cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /** The one it shows. */
    X509Certificate certificate() {
        return own;
    }

    private ServerConnector connector(ServerSettings given, KeyStore own) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADERS);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setIdleTimeout(given.silence().toMillis());
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector made =
                new ServerConnector(
                        server,
                        null,
                        null,
                        null,
                        1,
                        1,
                        new SslConnectionFactory(tls(own), "http/1.1"),
                        new HttpConnectionFactory(http));
        made.setHost(given.host());
        made.setPort(given.port());
        made.setIdleTimeout(given.silence().toMillis());
        made.setAcceptQueueSize(1_024);
        return made;
    }

    private static SslContextFactory.Server tls(KeyStore own) {
        SslContextFactory.Server tls = new DeviceTls();
        tls.setKeyStore(own);
        tls.setKeyStorePassword(PASSWORD);
        tls.setIncludeProtocols("TLSv1.3");
        tls.setWantClientAuth(true); // a device that is to be enrolled is not known yet
        tls.setSniRequired(false);
        tls.setEndpointIdentificationAlgorithm(null);
        return tls;
    }

    /** Takes any device's certificate; the log says which it knows. */
    private static final class DeviceTls extends SslContextFactory.Server {
        @Override
        protected TrustManager[] getTrustManagers(
                @Nullable KeyStore store, @Nullable Collection<? extends CRL> lists) {
            return new TrustManager[] {new DeviceTrust()};
        }
    }

    /**
     * Starts to listen.
     *
     * @throws ServerRefusal when the port is taken
     */
    void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new ServerRefusal(
                    "The server cannot listen on port "
                            + settings.port()
                            + ": "
                            + (e.getCause() instanceof BindException
                                    ? "another program has it, or this account may not. End that one, or"
                                            + " give another with --port."
                                    : e.getMessage()),
                    e);
        }
    }

    /** The port it listens on. */
    int port() {
        return connector.getLocalPort();
    }

    /** Connections that are open. */
    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** Takes no new call, finishes those at work as long as {@link ServerSettings#stop} allows. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new ServerRefusal("Not every call at work was finished in time.", e);
        }
    }
}
