package io.strowger.server.watch;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.LinkMachine;
import io.strowger.core.model.LinkState;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.state.Link;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the links as the facts tell of them: the loss or the standstill of one is an alarm even where another link to the same switch
 * goes on and nobody notices anything. Facts come on the tail's thread; what is counted may be read by any.
 */
public final class LinkWatch implements FactListener {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.links");
    private static final String MACHINE = LinkMachine.TABLE.name();
    private static final String UP = LinkState.UP.name();
    /** What stands before a link's key in the entity of a fact. */
    private static final String ENTITY = "link ";

    private final TreeMap<String, Boolean> up = new TreeMap<>();
    private volatile Map<String, Long> losses = Map.of();
    private volatile Map<String, Long> standstills = Map.of();

    @Override
    public void onFact(JournalledFact place, Fact fact) {
        if (fact instanceof Fact.Transitioned moved && moved.machine().equals(MACHINE)
                && moved.entity().startsWith(ENTITY)) {
            moved(moved.entity().substring(ENTITY.length()), moved);
        } else if (fact instanceof Fact.LinkBehindNoted noted) {
            behind(Link.key(noted.switchName(), noted.link()), noted);
        }
    }

    private void moved(String link, Fact.Transitioned moved) {
        up.put(link, moved.to().equals(UP));
        if (moved.to().equals(UP)) {
            LOG.warn("link={} is up", link);
        } else if (moved.from().equals(UP) && moved.cause().equals(LinkMachine.Cause.LOST.name())) {
            losses = oneMore(losses, link);
            long left = others(link);
            LOG.error("ALARM link={} is lost, {}", link,
                    left == 0
                            ? "and no other link of its switch is up: calls go on unseen and take the default steps"
                            : left + " other link(s) of its switch go on");
        }
    }

    private void behind(String link, Fact.LinkBehindNoted noted) {
        if (noted.behind()) {
            standstills = oneMore(standstills, link);
            LOG.error("ALARM link={} stands still: it owes for {} ms what another link of its switch has told, or an "
                    + "answer; requests go by another link", link, noted.millis());
        } else {
            LOG.warn("link={} is in step again", link);
        }
    }

    private static Map<String, Long> oneMore(Map<String, Long> counts, String link) {
        TreeMap<String, Long> counted = new TreeMap<>(counts);
        counted.merge(link, 1L, Long::sum);
        return Map.copyOf(counted);
    }

    private long others(String link) {
        String pbx = link.substring(0, link.indexOf('/') + 1);
        return up.entrySet().stream().filter(each -> each.getKey().startsWith(pbx) && each.getValue()).count();
    }

    /** How often each link was lost that had been up, by link key, since the start. */
    public Map<String, Long> losses() {
        return losses;
    }

    /** How often each link stood still while another one of its switch did not, by link key, since the start. */
    public Map<String, Long> standstills() {
        return standstills;
    }
}
