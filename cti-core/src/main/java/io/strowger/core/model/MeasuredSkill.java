package io.strowger.core.model;

/** Which skill of an agent his measurements are about. Constants are only appended. */
public enum MeasuredSkill {
    NONE, ALL, SKILL1, SKILL2, SKILL3, SKILL4
}
