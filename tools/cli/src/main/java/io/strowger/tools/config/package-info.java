/** Commands that check, apply and bring back configurations, set variables and build number tables. */
package io.strowger.tools.config;
