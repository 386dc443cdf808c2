package io.strowger.server.gateway;

import io.strowger.agent.transport.HttpEntrance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The web softphone: a fixed list of files in the jar, held in memory. Nothing else can be asked for, whatever a path looks like. Immutable, any thread.
 */
final class WebPages implements HttpEntrance.Pages {
    private static final String DIRECTORY = "/web/";
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css",
            "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
    /** No script, style, image or connection but the server's own; nobody's frame; no address told elsewhere. */
    private static final Map<String, String> SECURITY = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
            "same-origin", "Cache-Control", "no-cache");

    private final Map<String, HttpEntrance.Page> pages = new TreeMap<>();

    private WebPages() {}

    /** Reads the files that {@code web/files.txt} lists; throws IllegalStateException when one is missing. */
    static WebPages load() {
        WebPages pages = new WebPages();
        for (String name : new String(read("files.txt"), StandardCharsets.UTF_8).lines().toList()) {
            Map<String, String> headers = new LinkedHashMap<>(SECURITY);
            headers.put("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            pages.pages.put("/" + name, new HttpEntrance.Page(read(name), headers));
        }
        pages.pages.put("/", pages.pages.get("/index.html"));
        return pages;
    }

    private static byte[] read(String name) {
        try (InputStream in = WebPages.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + DIRECTORY + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the jar cannot be read: " + DIRECTORY + name, unreadable);
        }
    }

    @Override
    public Optional<HttpEntrance.Page> page(String path) {
        return Optional.ofNullable(pages.get(path));
    }
}
