package io.strowger.core.state;

import io.strowger.core.output.TopicState.SkillView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * When skills and VDNs are shown. What was shown is no state: no decision reads it, no snapshot keeps it, and whoever replays leaves it out. A new reign shows everything
 * anew. Core thread only.
 */
public final class Boards {
    /**
     * Engine time is divided in pieces of this length. A board is shown at its first change in a piece; all that changed again are shown together when the next
     * piece begins, so that a site of any size costs one input a piece.
     */
    public static final long SHOWN_MILLIS = 250;
    private static final long SHOWN_NANOS = SHOWN_MILLIS * 1_000_000L;

    private final List<SkillIndex> dueSkills = new ArrayList<>();
    private final List<VdnIndex> dueVdns = new ArrayList<>();
    /** Those that are another after a while without anything happening. */
    private List<SkillIndex> ageing = new ArrayList<>();
    private final ChunkedRows<SkillView> skillViews = new ChunkedRows<>();
    private int skills;
    private PublishedRows<String, SkillView> published;
    private long dueNanos = Long.MAX_VALUE;
    private long agesNanos = Long.MAX_VALUE;
    private boolean off;

    /** The number of a piece of time. */
    static long piece(long now) {
        return now / SHOWN_NANOS;
    }

    /** Nothing is shown from now on, because nobody reads it; or everything that changes is. */
    public void off(boolean value) {
        off = value;
    }

    public boolean isOff() {
        return off;
    }

    /** Something of the skill may have changed. Whether it is to be shown at once; otherwise that is due a little later. */
    public boolean changed(SkillIndex skill, long now) {
        return changed(skill.board(), skill, dueSkills, now);
    }

    /** Likewise of a VDN. */
    public boolean changed(VdnIndex vdn, long now) {
        return changed(vdn.board(), vdn, dueVdns, now);
    }

    private <T> boolean changed(Board<?> board, T shown, List<T> dueOnes, long now) {
        if (off || board.isDue()) {
            return false;
        }
        if (board.isOpen(now)) {
            return true;
        }
        board.setDue();
        dueOnes.add(shown);
        dueNanos = Math.min(dueNanos, (piece(now) + 1) * SHOWN_NANOS);
        return false;
    }

    /** The skill was looked at. */
    public void looked(SkillIndex skill, long now) {
        skill.board().looked(now);
    }

    /** And what is shown of it is another. */
    public void show(SkillIndex skill, SkillView view) {
        if (skill.boardNumber < 0) {
            skill.boardNumber = skillViews.add(view);
            skills++;
        } else {
            skillViews.set(skill.boardNumber, view);
        }
        published = null;
        skill.board().show(view);
    }

    /** Nothing has been shown of the skill, as in a new reign, or it is not configured any more. */
    public void forget(SkillIndex skill) {
        if (skill.boardNumber >= 0) {
            skillViews.remove(skill.boardNumber);
            skill.boardNumber = -1;
            skills--;
            published = null;
        }
        skill.board().forget();
    }

    /** What is shown of the skill is another then, without anything happening; 0 = never. */
    public void ages(SkillIndex skill, long nanos) {
        if (nanos != 0 && skill.board().agesNanos() == 0) {
            ageing.add(skill);
        }
        skill.board().agesNanos(nanos);
        agesNanos = nanos == 0 ? agesNanos : Math.min(agesNanos, nanos);
    }

    /** Engine time of the next board that is due, or Long.MAX_VALUE. */
    public long nextNanos() {
        return Math.min(dueNanos, agesNanos);
    }

    /** Hands over what is due. */
    public void takeDue(long now, Consumer<SkillIndex> eachSkill, Consumer<VdnIndex> eachVdn) {
        if (agesNanos <= now) {
            age(now);
        }
        if (dueNanos > now) {
            return;
        }
        List<SkillIndex> skillsNow = List.copyOf(dueSkills);
        List<VdnIndex> vdnsNow = List.copyOf(dueVdns);
        dueSkills.clear();
        dueVdns.clear();
        dueNanos = Long.MAX_VALUE;
        for (SkillIndex skill : skillsNow) {
            if (skill.board().isDue()) {
                skill.board().looked(now);
                eachSkill.accept(skill);
            }
        }
        for (VdnIndex vdn : vdnsNow) {
            if (vdn.board().isDue()) {
                vdn.board().looked(now);
                eachVdn.accept(vdn);
            }
        }
    }

    private void age(long now) {
        List<SkillIndex> still = new ArrayList<>(ageing.size());
        long next = Long.MAX_VALUE;
        for (SkillIndex skill : ageing) {
            long nanos = skill.board().agesNanos();
            if (nanos > now) {
                still.add(skill);
                next = Math.min(next, nanos);
            } else if (nanos != 0) {
                skill.board().agesNanos(0);
                if (!skill.board().isDue()) {
                    skill.board().setDue();
                    dueSkills.add(skill);
                }
                dueNanos = Math.min(dueNanos, now);
            }
        }
        ageing = still;
        agesNanos = next;
    }

    /** As last shown, for any thread. */
    PublishedRows<String, SkillView> publish() {
        if (published == null) {
            published = new PublishedRows<>(skillViews.publish(), skills, SkillView::skill);
        }
        return published;
    }
}
