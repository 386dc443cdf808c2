package io.strowger.server.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output.AgentPart;
import io.strowger.core.output.Output.WebhookWanted;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is sent to a service: a JSON object, and the headers that say what it is and that it is ours. Fields that are not known are left out.
 *
 * @param id the same for every attempt to tell the same thing
 * @param body UTF-8
 */
record WebhookMessage(String id, WebhookEvent event, byte[] body) {
    static final String ID_HEADER = "Strowger-Id";
    static final String EVENT_HEADER = "Strowger-Event";
    static final String SIGNATURE_HEADER = "Strowger-Signature";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * @param place in the journal of what is wanted; nothing else is at the same
     */
    static WebhookMessage of(Place place, WebhookWanted wanted) {
        CallView call = wanted.call();
        String id = call.contact() + "-" + wanted.event() + "-" + place;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("event", wanted.event().name());
        fields.put("at", Instant.ofEpochMilli(wanted.atMillis()).toString());
        fields.put("contact", String.valueOf(call.contact()));
        put(fields, "serial", call.serial());
        put(fields, "url", call.screenPopUrl());
        if (wanted.part() != null) {
            fields.put("agent", agent(wanted.part()));
        }
        fields.put("call", call(call));
        fields.put("data", call.data());
        try {
            return new WebhookMessage(id, wanted.event(), JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers cannot be written", impossible);
        }
    }

    private static Map<String, Object> agent(AgentPart part) {
        Map<String, Object> agent = new LinkedHashMap<>();
        put(agent, "id", part.agentId());
        put(agent, "switch", part.switchName());
        put(agent, "station", part.station());
        agent.put("consulted", part.segment() == 0);
        if (part.segment() != 0) {
            agent.put("segment", part.segment());
        }
        if (!part.disposition().isEmpty()) {
            agent.put("disposition", part.disposition());
            agent.put("ringMillis", part.ringMillis());
            agent.put("talkMillis", part.talkMillis());
            agent.put("holdMillis", part.holdMillis());
        }
        return agent;
    }

    private static Map<String, Object> call(CallView view) {
        Map<String, Object> call = new LinkedHashMap<>();
        put(call, "switch", view.call().switchName());
        call.put("callId", view.call().callId());
        put(call, "ucid", view.ucid());
        put(call, "ani", view.ani());
        put(call, "dnis", view.dnis());
        put(call, "vdn", view.vdn());
        put(call, "skill", view.skill());
        put(call, "digits", view.collectedDigits());
        put(call, "uui", HexFormat.of().formatHex(view.userToUser().toByteArray()));
        call.put("queueMillis", view.queueMillis());
        return call;
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /**
     * Header that proves who sent the body, and when: {@code t=SECONDS,v1=HEX}, where HEX is HMAC-SHA256 by the secret of the seconds since 1970 in digits, a full
     * stop and the body. The time is signed so that what was overheard cannot be sent again later.
     */
    String signature(String secret, long epochSeconds) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + epochSeconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
