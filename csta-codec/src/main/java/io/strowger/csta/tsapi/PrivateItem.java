package io.strowger.csta.tsapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One item of Avaya private data in all its forms: what rides on certain CSTA messages under one name, and which form
 * each negotiated version has. {@link PrivateVersions} holds all of them. Immutable; any thread.
 *
 * <p>Conversions between forms are compiled when a pair of forms is converted for the first time.
 */
public final class PrivateItem {
    private static final int VERSIONS = PrivateVersions.HIGHEST - PrivateVersions.LOWEST + 1;

    private final String name;
    private final List<Class<? extends CstaMessage>> carriers;
    private final List<AttType> forms;
    /** From {@link PrivateVersions#LOWEST} on. */
    private final List<Optional<AttType>> byVersion;
    /** Index into {@link #forms} by number; -1 for a number that is no form of this item. */
    private final byte[] indexes = new byte[AttType.MAX_NUMBER + 1];
    /** By index of the source's form times the number of forms, plus that of the target's. */
    private final AtomicReferenceArray<PrivateConversion> conversions;

    PrivateItem(String name, List<Class<? extends CstaMessage>> carriers, List<AttType> forms) {
        this.name = name;
        this.carriers = List.copyOf(carriers);
        this.forms = List.copyOf(forms);
        byVersion = new ArrayList<>(Collections.nCopies(VERSIONS, Optional.empty()));
        conversions = new AtomicReferenceArray<>(forms.size() * forms.size());
        Arrays.fill(indexes, (byte) -1);
        for (int index = 0; index < forms.size(); index++) {
            AttType form = forms.get(index);
            indexes[form.number()] = (byte) index;
            for (int i = Math.max(form.version() - PrivateVersions.LOWEST, 0); i < VERSIONS; i++) {
                byVersion.set(i, Optional.of(form));
            }
        }
    }

    /** The name of the record without a version prefix, for example {@code SendDtmfTone}. */
    public String name() {
        return name;
    }

    /** The CSTA messages whose private data it is. */
    public List<Class<? extends CstaMessage>> carriers() {
        return carriers;
    }

    /** All forms, the oldest first. */
    public List<AttType> forms() {
        return forms;
    }

    /** The form with the most members, which older and newer ones are made of and into. */
    public AttType newest() {
        return forms.get(forms.size() - 1);
    }

    /**
     * The form that a peer of {@code version} knows, newest first; empty when that version has none.
     *
     * @param version
     *            the negotiated version; beyond {@link PrivateVersions#HIGHEST} counts as that
     */
    public Optional<AttType> form(int version) {
        return version < PrivateVersions.LOWEST
                ? Optional.empty()
                : byVersion.get(Math.min(version, PrivateVersions.HIGHEST) - PrivateVersions.LOWEST);
    }

    /** The number of {@link #form}, 0 when there is none. */
    public int number(int version) {
        return form(version).map(AttType::number).orElse(0);
    }

    /** Whether {@code message} is a form of this item. */
    public boolean has(AttMessage message) {
        return indexes[message.attType().number()] >= 0;
    }

    /**
     * {@code message} in the form of {@code version}; empty when that version has none. Members that the form has not
     * are dropped, members that {@code message} has not are "none" values, texts longer than an older form allows are
     * cut.
     *
     * @throws IllegalArgumentException
     *             {@code message} is no form of this item
     */
    public Optional<AttMessage> inForm(AttMessage message, int version) {
        Optional<AttType> form = form(version);
        return form.isEmpty() ? Optional.empty() : Optional.of(convert(message, form.get()));
    }

    /**
     * {@code message} in the newest form, so that a reader needs to know one form only.
     *
     * @throws IllegalArgumentException
     *             {@code message} is no form of this item
     */
    public AttMessage inNewestForm(AttMessage message) {
        return convert(message, newest());
    }

    private AttMessage convert(AttMessage message, AttType target) {
        int from = indexes[message.attType().number()];
        if (from < 0) {
            throw new IllegalArgumentException(message.attType().name() + " is no form of " + name);
        }
        int to = indexes[target.number()];
        if (from == to) {
            return message;
        }
        int slot = from * forms.size() + to;
        PrivateConversion conversion = conversions.get(slot);
        if (conversion == null) {
            conversion = PrivateConversion.compile(forms.get(from).type(), target.type());
            conversions.set(slot, conversion);
        }
        return conversion.apply(message);
    }

    @Override
    public String toString() {
        return name;
    }
}
