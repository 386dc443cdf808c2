package io.strowger.tools.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.csta.DecodeFault;
import io.strowger.csta.codec.TextStyle;

/** One JSON object a frame; see {@link TsapiJson}. */
final class TsapiJsonLines implements FrameNotation {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final TsapiJson json;
    private final TextStyle style;

    TsapiJsonLines(TextStyle style) {
        this.style = style;
        json = new TsapiJson(new RecordJson(style));
    }

    @Override
    public String print(byte[] bytes) throws LineFault {
        return write(json.write(WholeFrame.decode(bytes, style)));
    }

    private static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public byte[] parse(String line) throws LineFault {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException wrong) {
            int column = wrong.getLocation() == null ? 1 : wrong.getLocation().getColumnNr();
            throw LineFault.inColumn(DecodeFault.TEXT_SYNTAX, column, wrong.getOriginalMessage());
        }
        return json.read(node).encode();
    }

    @Override
    public String fault(int line, LineFault fault) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("line", line).put("fault", fault.kind().number()).put("kind", fault.kind().name())
                .put("place", fault.place()).put("reason", fault.getMessage());
        return write(node);
    }
}
