/**
 * CSTA Phase III (ECMA-285): remote operations and the services carried by them.
 *
 * <p>{@link io.strowger.csta.phase3.Phase3Codec} joins both. A type appears here once some operation needs it; what no
 * declaration knows is kept as whole elements.
 */
package io.strowger.csta.phase3;
