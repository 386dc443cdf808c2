package io.strowger.core.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 6570, sections 1.2 and 3.2, for the forms that are spoken, and what must not be a template. */
class UrlTemplateTest {
    private static final Map<String, String> RFC = Map.of("var", "value", "hello", "Hello World!", "empty", "", "path",
            "/foo/bar", "x", "1024", "y", "768", "who", "fred", "half", "50%", "dub", "me/too");

    private static String expand(String template) throws UrlTemplate.Fault {
        return UrlTemplate.parse(template).expand(RFC::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{var} | value", "{hello} | Hello%20World%21", "{half} | 50%25",
        "map?{x,y} | map?1024,768", "{x,hello,y} | 1024,Hello%20World%21,768", "?{x,empty} | ?1024",
        "?{undef,y} | ?768", "{/who} | /fred", "{/who,who} | /fred/fred", "{/half,who} | /50%25/fred",
        "{/who,dub} | /fred/me%2Ftoo", "{/var,x}/here | /value/1024/here", "{?who} | ?who=fred",
        "{?half} | ?half=50%25", "{?x,y} | ?x=1024&y=768", "{?x,y,undef} | ?x=1024&y=768", "{&who} | &who=fred",
        "{&x,y} | &x=1024&y=768", "?fixed=yes{&x} | ?fixed=yes&x=1024", "{path} | %2Ffoo%2Fbar"})
    void expandsAsTheStandardHasIt(String template, String expanded) throws UrlTemplate.Fault {
        assertEquals("https://h.example/" + expanded, expand("https://h.example/" + template));
    }

    @Test
    void anEmptyOrUnknownValueTakesItsNameWithIt() throws UrlTemplate.Fault {
        assertEquals("http://h/", expand("http://h/{undef}"));
        assertEquals("http://h", expand("http://h{?undef,empty}"));
        assertEquals("http://h?x=1024", expand("http://h{?empty,x}"));
    }

    @Test
    void whatIsNoAsciiIsWrittenInOctetsOfUtf8() throws UrlTemplate.Fault {
        UrlTemplate template = UrlTemplate.parse("https://h.example/Straße/{name}");
        assertEquals("https://h.example/Stra%C3%9Fe/%E5%BC%A0%F0%9F%98%80",
                template.expand(name -> "\u5f20\ud83d\ude00"));
        assertEquals("https://h.example/Stra%C3%9Fe/a%EF%BF%BDb", template.expand(name -> "a\ud83db"));
    }

    @Test
    void aCallerCannotLeadItElsewhere() throws UrlTemplate.Fault {
        UrlTemplate template = UrlTemplate.parse("https://crm.example/c{/ani}{?data.note}#{serial}");
        Random random = new Random(6570);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder bad = new StringBuilder("/../?&#@%\r\n\"<>\\");
            random.ints(8, 0, 0x3000).forEach(bad::appendCodePoint);
            URI url = URI.create(template.expand(name -> bad.toString()));
            assertEquals("crm.example", url.getHost());
            assertEquals(2, url.getRawPath().chars().filter(c -> c == '/').count());
            assertEquals(new String(bad.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                    url.getQuery().substring("data.note=".length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crm.example/{ani}", "javascript:alert({ani})", "ftp://h/{ani}", "https://{ani}",
        "https://h{ani}", "https://h{&ani}", "https://h.{ani}/x", "https:///x", "https://me@h/x", "https://h/{",
        "https://h/{}", "https://h/}", "https://h/{a b}", "https://h/{+ani}", "https://h/{#ani}", "https://h/{.ani}",
        "https://h/{;ani}", "https://h/{ani:3}", "https://h/{ani*}", "https://h/{ani,}", "https://h/{.}",
        "https://h/a b", "https://h/%zz", "https://h/%4", "https://h/\"", "https://h/{data..x}"})
    void refuses(String template) {
        assertNotNull(assertThrows(UrlTemplate.Fault.class, () -> UrlTemplate.parse(template)).getMessage());
    }

    @Test
    void namesOfDataMayBeEncoded() throws UrlTemplate.Fault {
        assertEquals(List.of("ani", "data.order%20no"),
                UrlTemplate.parse("https://h/{data.order%20no}{?ani}").names());
        assertEquals("order no", UrlTemplate.decoded("order%20no"));
    }

    @Test
    void limitsHoldAtTheLimitAndBreakOnePast() throws UrlTemplate.Fault {
        String base = "https://h/";
        String longest = base + "a".repeat(UrlTemplate.CHARACTERS_MAX - base.length());
        assertEquals(longest, expand(longest));
        assertThrows(UrlTemplate.Fault.class, () -> UrlTemplate.parse(longest + "a"));
        UrlTemplate one = UrlTemplate.parse(base + "{x}");
        int room = UrlTemplate.EXPANDED_CHARACTERS_MAX - base.length();
        assertEquals(UrlTemplate.EXPANDED_CHARACTERS_MAX, one.expand(name -> "a".repeat(room)).length());
        assertNull(one.expand(name -> "a".repeat(room + 1)));
        StringBuilder names = new StringBuilder("n0");
        for (int i = 1; i < UrlTemplate.NAMES_MAX; i++) {
            names.append(",n").append(i);
        }
        assertEquals(UrlTemplate.NAMES_MAX, UrlTemplate.parse(base + "{" + names + "}").names().size());
        assertThrows(UrlTemplate.Fault.class, () -> UrlTemplate.parse(base + "{" + names + ",more}"));
    }
}
